import 'zapier-platform-core';

declare module 'zapier-platform-core' {
  /** Exported by core (`src/index.js`), but missing from its types: the Lambda handler of an app. */
  export function createAppHandler(
    app: unknown,
  ): (
    event: object,
    context: object,
  ) => Promise<{ results: Record<string, unknown> | Record<string, unknown>[] }>;
}
