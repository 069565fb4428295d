import type { Services } from '../contract/service.ts';
import { creates } from '../creates/index.ts';
import { searches, searchOrCreates } from '../searches/index.ts';
import { dropDowns, triggers } from '../triggers/index.ts';
import { createFrom, dropDownFrom, searchFrom, triggerFrom } from './action.ts';
import { authenticationFor } from './authentication.ts';

/** Returns the Zapier definition of an app for the given services, but for its version. */
export const zapierApp = (services: Services) => ({
  authentication: authenticationFor(services),
  triggers: {
    ...mapValues(triggers, (spec) => triggerFrom(spec, services)),
    ...mapValues(dropDowns, (spec) => dropDownFrom(spec, services)),
  },
  searches: mapValues(searches, (spec) => searchFrom(spec, services)),
  creates: mapValues(creates, (spec) => createFrom(spec, services)),
  searchOrCreates,
  flags: {
    // src/form/normalize-input.ts decides what is empty, so that core does not move line items out of their list.
    cleanInputData: false,
    // The services handle a 429 like any other response, for its message and its time to wait.
    throwForThrottlingEarly: false,
  },
});

function mapValues<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To>;
function mapValues<From, To>(from: Readonly<Record<string, From>>, map: (value: From) => To) {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value)]));
}
