import { SAMPLE_EVENT } from './sample-order.ts';

/**
 * Does once what a new machine of Zapier's does: loads core, loads the app in the folder that it is started with, creates an
 * order. Prints the milliseconds that each took, as JSON.
 */
const start = performance.now();
const core = await import(`${process.argv[2]}/node_modules/zapier-platform-core/index.mjs`);
const coreLoaded = performance.now();
const app = await import(`${process.argv[2]}/dist/index.js`);
const appLoaded = performance.now();
await core.createAppHandler(app.default)(SAMPLE_EVENT, {});
const answered = performance.now();

process.stdout.write(
  JSON.stringify({ core: coreLoaded - start, app: appLoaded - coreLoaded, step: answered - appLoaded }),
);
