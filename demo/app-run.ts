import { stepErrorOf } from '../editor/index.ts';
import type { packagedHandler } from '../simulation/packaged-app.ts';

/** What a step gave back: what it made or found, or the message a Zap user would read. */
export type AppRun = Promise<{ results: Record<string, unknown>[]; error?: string }>;

export interface Bundle {
  authData: Readonly<Record<string, string>>;
  inputData?: Readonly<Record<string, unknown>>;
  meta?: Readonly<Record<string, unknown>>;
}

/**
 * Runs steps of a packaged app the way Zapier does: one call of core's handler for each.
 *
 * @returns a function that takes `authentication.test` or an action such as `creates.create_order`
 */
export function runnerOf(
  handler: Awaited<ReturnType<typeof packagedHandler>>,
): (name: string, bundle: Bundle) => AppRun {
  return async (name, bundle) => {
    const method = name === 'authentication.test' ? name : `${name}.operation.perform`;
    try {
      // With this mark core checks results as strictly as its test tools do, and logs no memory use.
      const { results } = await handler({ command: 'execute', method, bundle, calledFromCli: true }, {});
      return { results: [results].flat() };
    } catch (error) {
      return { results: [], error: stepErrorOf(error).message };
    }
  };
}
