import zapier from 'zapier-platform-core';
import app from '../../index.ts';
import { type Definition, definitionOf, definitionWith, type Shown } from '../../publishing-checks/index.ts';
import {
  type Command,
  type Offer,
  type Query,
  type Services,
  variantsOf,
} from '../../src/contract/service.ts';
import { fieldsOf } from '../../src/form/fields.ts';
import { SERVICES } from '../../src/services/index.ts';

const handler = zapier.createAppHandler(app);

/** Every form that an action can show, by the service and what is chosen: `influencersoft_api2`. */
export const FORMS: Readonly<Record<string, Shown>> = formsOf(SERVICES);

/** Services that share an implementation show the same form for it. */
function formsOf(services: Services): Record<string, Shown> {
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

/** The definition of this app. */
export const appDefinition = (): Promise<Definition> => definitionOf(handler);

/** The same with the fields of one form. */
export const appDefinitionWith = (shown: Shown): Promise<Definition> => definitionWith(handler, shown);
