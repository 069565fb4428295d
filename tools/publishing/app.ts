import zapier from 'zapier-platform-core';
import { type Definition, definitionOf, definitionWith, type Shown } from '../../publishing-checks/index.ts';
import {
  type Command,
  type Offer,
  type Query,
  type Services,
  variantsOf,
} from '../../src/contract/service.ts';
import { fieldsOf } from '../../src/form/fields.ts';
import type { Edition } from '../editions.ts';

/**
 * Returns every form that the actions of some services can show, by the service and what is chosen: `influencersoft_api2`.
 * Services that share an implementation show the same form for it.
 */
export function formsOf(services: Services): Record<string, Shown> {
  const seen = new Set<Command | Query>();
  const forms: Record<string, Shown> = {};
  for (const { id, commands, queries } of services) {
    for (const implementation of Object.values<Offer<Command | Query>>({ ...commands, ...queries }).flatMap(
      variantsOf,
    )) {
      if (seen.has(implementation)) continue;
      seen.add(implementation);
      const chosen = chosenIn(implementation);
      forms[[id, ...Object.values(chosen)].join('_')] = { authData: { service: id }, inputData: chosen };
    }
  }
  return forms;
}

/** Returns what is chosen in the example of an implementation that changes the rest of the form. */
function chosenIn({ input, example }: Command | Query): Record<string, string> {
  const values = Object.entries(example);
  return Object.fromEntries(
    fieldsOf(input)
      .filter(({ changesForm }) => changesForm)
      .flatMap(({ key }) => values.flatMap(([name, value]) => (name === key ? [[key, String(value)]] : []))),
  );
}

/** The definition of an edition as Zapier sees it. */
export const appDefinition = ({ app }: Edition): Promise<Definition> =>
  definitionOf(zapier.createAppHandler(app));

/** The same with the fields of one form. */
export const appDefinitionWith = ({ app }: Edition, shown: Shown): Promise<Definition> =>
  definitionWith(zapier.createAppHandler(app), shown);
