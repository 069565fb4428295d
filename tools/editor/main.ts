import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readCommandLine, refuse } from '../../command-line/program.ts';
import { startEditor } from '../../editor/index.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { SANDBOX_SERVICES } from '../../sandbox/services.ts';
import { EDITION_OPTION, editionNamed } from '../editions.ts';
import { packagedEdition } from '../packaged-edition.ts';
import { accountKindsOf } from './account-kinds.ts';
import { explainSignature } from './signature.ts';
import { summarize } from './summary.ts';
import { Counter } from './zaps/counter.ts';
import { ThreadRunner } from './zaps/runner.ts';
import { ZapClock } from './zaps/zap-clock.ts';

/** Starts the editor for an edition, with a sandbox of its own. */

const command = 'npm run editor';
const { values } = readCommandLine({
  command,
  summary: 'Starts a Zap editor with a sandbox of its own, until Ctrl-C.',
  options: {
    port: {
      type: 'string',
      default: '4020',
      value: 'NUMBER',
      help: 'a port of this machine; 0 takes a free one',
    },
    edition: EDITION_OPTION,
  },
  example: '--port 4030',
});
if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535)
  refuse(command, `"${values.port}" is no port`);

const edition = editionNamed(values.edition);
// After 250 runs core ends a process that holds more than 450 MB, for Zapier to start another. Nobody would start this one.
const constants: { KILL_MAX_LIMIT: number } = createRequire(import.meta.url)(
  'zapier-platform-core/src/constants',
);
constants.KILL_MAX_LIMIT = Number.POSITIVE_INFINITY;

const clock = new ZapClock();
const sandbox = await startSandbox({ clock: clock.now });
const { influencersoft, justclick, aplaut } = SANDBOX_SERVICES;
const services = [
  { ...influencersoft, service: sandbox.influencersoft.service },
  { ...justclick, service: sandbox.justclick.service },
  { ...aplaut, service: sandbox.aplaut.service },
];
const counter = new Counter(
  services.map(({ service }) => service),
  clock.now,
);
const runner = new ThreadRunner(
  join('dist', edition.folder, 'index.js'),
  services.map(({ service, baseUrlVariable, port }) => ({
    name: service.name,
    baseUrlVariable,
    port,
    handle: (arrival) => service.handle(arrival),
  })),
  counter,
  clock,
);
const editor = await startEditor({
  title: edition.listing.title,
  handler: await packagedEdition(edition),
  build: {
    paths: [edition.folder === '.' ? 'index.ts' : edition.folder, 'package.json', 'src'],
    run: () => packagedEdition(edition),
  },
  port: Number(values.port),
  sandbox: sandbox.environment,
  accountKinds: accountKindsOf(edition.services),
  explain: explainSignature,
  summarize,
  orders: () => counter.orders(),
  runner,
}).catch((error: Error) => {
  console.error(
    `The editor needs port ${values.port}: ${error.message}. Choose another: npm run editor -- --port 4030`,
  );
  process.exit(1);
});
console.log(`Open ${editor.address} in a browser.
A change in src/ is on the page at the next click; one in sandbox/ or editor/ needs a new start. Ctrl-C stops the editor.`);

const stop = async () => {
  await sandbox.stop();
  await runner.stop();
  editor.stop();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
