import zapier from 'zapier-platform-core';
import app from '../../index.ts';
import { actionsOf, type Definition, type Field } from './definition.ts';

const handler = zapier.createAppHandler(app);

/** What was connected, and what was chosen in the form before. */
export interface Shown {
  authData: Readonly<Record<string, string>>;
  inputData: Readonly<Record<string, string>>;
}

/** Every form that an action can show. JustClick has those of InfluencerSoft. */
export const FORMS: Readonly<Record<string, Shown>> = {
  shop: { authData: { service: 'influencersoft' }, inputData: {} },
  shop_api2: { authData: { service: 'influencersoft' }, inputData: { api: 'api2' } },
  aplaut: { authData: { service: 'aplaut' }, inputData: {} },
};

/** The definition of this app as the CLI sends it to `/check`. */
export const appDefinition = (): Promise<Definition> => ask({ command: 'definition' });

/** The same with the fields of one form in place of the functions that make them. */
export async function definitionWith(shown: Shown): Promise<Definition> {
  const definition = await appDefinition();
  for (const [kind, { key, operation }] of actionsOf(definition)) {
    for (const fields of ['inputFields', 'outputFields'] as const) {
      const method = `${kind}.${key}.operation.${fields}`;
      operation[fields] = await ask<Field[]>({ command: 'execute', method, bundle: shown });
    }
  }
  return definition;
}

/** What core answers, as it goes over the line. */
async function ask<Answer>(event: object): Promise<Answer> {
  const { results } = await handler({ ...event, calledFromCli: true }, {});
  return JSON.parse(JSON.stringify(results));
}
