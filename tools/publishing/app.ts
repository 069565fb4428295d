import zapier from 'zapier-platform-core';
import { type Definition, definitionOf, definitionWith, type Shown } from '../../publishing-checks/index.ts';
import { type Command, offeredBy, type Query, type Services } from '../../src/contract/service.ts';
import type { Edition } from '../editions.ts';

/** Returns every form that the actions of some services can show, by the first service that shows it. */
export function formsOf(services: Services): Record<string, Shown> {
  const seen = new Set<Command | Query>();
  const forms: Record<string, Shown> = {};
  for (const service of services) {
    const offered = offeredBy(service).map(([, implementation]) => implementation);
    if (offered.every((implementation) => seen.has(implementation))) continue;
    for (const implementation of offered) seen.add(implementation);
    forms[service.id] = { authData: { service: service.id }, inputData: {} };
  }
  return forms;
}

/** The definition of an edition as Zapier sees it. */
export const appDefinition = ({ app }: Edition): Promise<Definition> =>
  definitionOf(zapier.createAppHandler(app));

/** The same with the fields of one form. */
export const appDefinitionWith = ({ app }: Edition, shown: Shown): Promise<Definition> =>
  definitionWith(zapier.createAppHandler(app), shown);
