import { parseArgs } from 'node:util';
import { startEditor } from '../../editor/index.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { packagedHandler } from '../../simulation/packaged-app.ts';
import { bundle } from '../bundle.ts';
import { PRESETS } from './presets.ts';
import { explainSignature } from './signature.ts';

/** Starts the editor for this app, with a sandbox of its own. */

const { values } = parseArgs({ options: { port: { type: 'string', default: '4020' } } });
if (!/^\d+$/.test(values.port) || Number(values.port) > 65_535) {
  console.error(`"${values.port}" is no port.`);
  process.exit(1);
}

const sandbox = await startSandbox();
const editor = await startEditor({
  title: 'Orders for Zapier',
  handler: await packagedHandler(),
  build: {
    paths: ['index.ts', 'package.json', 'src'],
    async run() {
      await bundle('index.ts', 'dist/index.js');
      return packagedHandler();
    },
  },
  port: Number(values.port),
  sandbox: sandbox.environment,
  presets: PRESETS,
  explain: explainSignature,
  orders: () => sandbox.orders(),
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
