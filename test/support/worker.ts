import zapier from 'zapier-platform-core';
import app from '../../index.ts';

/**
 * A process of its own that runs steps as one of Zapier's machines does: each message is an event for core's handler, and is
 * answered with the result or the name of the error.
 */
const handler = zapier.createAppHandler(app);

process.on('message', async ({ id, event }: { id: number; event: object }) => {
  try {
    const { results } = await handler({ command: 'execute', calledFromCli: true, ...event }, {});
    process.send?.({ id, results });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
