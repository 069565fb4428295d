import * as zod from 'zod/mini';

/** The Lambda handler of a Zapier app, as core's `createAppHandler` makes it. */
export type Handler = (event: object, context: object) => Promise<{ results: unknown }>;

/** An app as Zapier has it. */
export interface App {
  /** Copies of it, so that no machine knows what another one remembers. If there are more machines, they share them. */
  copies: readonly [Handler, ...Handler[]];
  /** How many of its steps of one connection may start in how many seconds. */
  throttle: { window: number; limit: number };
}

const THROTTLE = zod.object({ window: zod.int(), limit: zod.int() });
const DEFINITION = zod.object({
  creates: zod.record(zod.string(), zod.object({ operation: zod.object({ throttle: THROTTLE }) })),
});

/** Returns an app with the throttle that its definition asks for; all its creates and searches have to share one. */
export async function appOf(copies: App['copies']): Promise<App> {
  const { results } = await copies[0]({ command: 'definition', calledFromCli: true }, {});
  const [create] = Object.values(DEFINITION.parse(results).creates);
  if (create === undefined) throw new Error('The app has no creates.');
  return { copies, throttle: create.operation.throttle };
}
