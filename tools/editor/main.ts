import { createRequire } from 'node:module';
import { readCommandLine, refuse } from '../../command-line/program.ts';
import { startEditor } from '../../editor/index.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { EDITION_OPTION, editionNamed } from '../editions.ts';
import { packagedEdition } from '../packaged-edition.ts';
import { accountKindsOf } from './account-kinds.ts';
import { iconOf } from './icons.ts';
import { explainSignature } from './signature.ts';
import { summarize } from './summary.ts';

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

const sandbox = await startSandbox();
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
  orders: () => sandbox.orders().map((held) => ({ ...held, icon: iconOf(held.service) })),
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
  editor.stop();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
