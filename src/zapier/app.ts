import zapier, { type App, type Create, type Search, type Trigger } from 'zapier-platform-core';
import type { CommandSpec, QuerySpec } from '../contract/action-spec.ts';
import type { Services } from '../contract/service.ts';
import { creates } from '../creates/index.ts';
import { searches, searchOrCreates } from '../searches/index.ts';
import { dropDowns, triggers } from '../triggers/index.ts';
import { createFrom, dropDownFrom, searchFrom, triggerFrom } from './action.ts';
import { authenticationFor } from './authentication.ts';
import { searchOrCreateFrom } from './search-or-create.ts';

/**
 * Returns the Zapier definition of an app for the given services, with the actions that at least one of them offers.
 *
 * @param version the version of the app
 */
export function zapierApp(services: Services, version: string) {
  const isOffered = ({ key }: CommandSpec | QuerySpec): boolean =>
    services.some(({ commands, queries }) => ({ ...commands, ...queries })[key] !== 'not offered');
  const offered = <Key extends string, Spec extends CommandSpec | QuerySpec, Action>(
    specs: Readonly<Record<Key, Spec>>,
    actionFrom: (spec: Spec, services: Services) => Action,
  ) => mapSome(specs, (spec) => (isOffered(spec) ? actionFrom(spec, services) : undefined));
  return {
    version,
    platformVersion: zapier.version,
    authentication: authenticationFor(services),
    triggers: { ...offered(triggers, triggerFrom), ...offered(dropDowns, dropDownFrom) },
    searches: offered(searches, searchFrom),
    creates: offered(creates, createFrom),
    searchOrCreates: mapSome(searchOrCreates, (spec) => searchOrCreateFrom(spec, services)),
    flags: {
      // src/form/normalize-input.ts decides what is empty, so that core does not move line items out of their list.
      cleanInputData: false,
      // The services handle a 429 like any other response, for its message and its time to wait.
      throwForThrottlingEarly: false,
    },
  } satisfies App<Record<string, Trigger>, Record<string, Create>, Record<string, Search>>;
}

/** Returns what is made of each value, by its key, without those of which nothing is made. */
function mapSome<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  map: (value: From) => To | undefined,
): { [K in Key]?: To };
function mapSome<From, To>(from: Readonly<Record<string, From>>, map: (value: From) => To | undefined) {
  return Object.fromEntries(
    Object.entries(from).flatMap(([key, value]) => {
      const made = map(value);
      return made === undefined ? [] : [[key, made]];
    }),
  );
}
