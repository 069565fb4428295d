import { actionsOf, type Definition } from './definition.ts';

/** The Lambda handler of a Zapier app, as core's `createAppHandler` makes it. */
export type Handler = (event: object, context: object) => Promise<{ results: unknown }>;

/** What was connected, and what was chosen in the form before. */
export interface Shown {
  authData: Readonly<Record<string, string>>;
  inputData: Readonly<Record<string, string>>;
}

/** The definition of an app as the CLI sends it to `/check`. */
export const definitionOf = (handler: Handler): Promise<Definition> =>
  ask(handler, { command: 'definition' });

/** The same with the fields of one form in place of the functions that make them. */
export async function definitionWith(handler: Handler, shown: Shown): Promise<Definition> {
  const definition = await definitionOf(handler);
  for (const [kind, { key, operation }] of actionsOf(definition)) {
    for (const fields of ['inputFields', 'outputFields'] as const) {
      const method = `${kind}.${key}.operation.${fields}`;
      operation[fields] = await ask(handler, { command: 'execute', method, bundle: shown });
    }
  }
  return definition;
}

/** What core answers, as it goes over the line. */
async function ask<Answer>(handler: Handler, event: object): Promise<Answer> {
  const { results } = await handler({ ...event, calledFromCli: true }, {});
  return JSON.parse(JSON.stringify(results));
}
