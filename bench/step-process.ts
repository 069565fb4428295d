import { SAMPLE_EVENT } from './sample-order.ts';

/**
 * A process of its own that holds one app, as one of Zapier's machines does, and creates as many orders as it is told to.
 * Started with the folder of the app; answers each number with the milliseconds that one create took.
 */
const { handler } = await import(`${process.argv[2]}/zapierwrapper.js`);

process.on('message', async (count: number) => {
  const start = performance.now();
  for (let index = 0; index < count; index += 1) await handler(SAMPLE_EVENT, {});
  process.send?.((performance.now() - start) / count);
});
process.send?.('ready');
