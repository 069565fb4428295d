/**
 * A process of its own that holds one app, as one of Zapier's machines does, and runs whatever step it is given. Started with
 * the folder of the app; answers each event with the milliseconds that the step took.
 */
const { handler } = await import(`${process.argv[2]}/zapierwrapper.js`);

process.on('message', async (event: object) => {
  const start = performance.now();
  await handler(event, {});
  process.send?.(performance.now() - start);
});
process.send?.('ready');
