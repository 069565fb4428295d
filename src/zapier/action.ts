import type { Create, Search, Trigger } from 'zapier-platform-core';
import type { CommandSpec, QuerySpec } from '../contract/action-spec.ts';
import { type Command, isOffered, type Query, type Services } from '../contract/service.ts';
import { formOf } from './action-form.ts';
import { commandStep, pollStep, queryStep } from './action-step.ts';
import { type AppAction, commandAction, notAvailableFor, queryAction } from './app-action.ts';
import { THROTTLE } from './throttle.ts';

/** Returns the Zapier create of a command. */
export function createFrom(spec: CommandSpec, services: Services) {
  const action = commandAction(spec, services);
  return {
    ...displayOf(action),
    operation: { ...formOf(action), perform: commandStep(action), throttle: THROTTLE },
  } satisfies Create;
}

/** Returns the Zapier search of a query. */
export function searchFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return {
    ...displayOf(action),
    operation: { ...formOf(action), perform: queryStep(action), throttle: THROTTLE },
  } satisfies Search;
}

/** Returns the polling trigger of a query. */
export function triggerFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return triggerOf(action, pollStep(action));
}

/** Returns the hidden trigger of a query that fills a drop-down, one page at a time. */
export function dropDownFrom(spec: QuerySpec, services: Services) {
  const action = { ...queryAction(spec, services), isDropDown: true };
  const trigger = triggerOf(action, queryStep(action));
  return {
    ...trigger,
    display: { ...trigger.display, hidden: true },
    operation: { ...trigger.operation, inputFields: [], canPaginate: true },
  } satisfies Trigger;
}

const triggerOf = (action: AppAction<Query>, perform: ReturnType<typeof queryStep>) =>
  ({
    ...displayOf(action),
    operation: { ...formOf(action), type: 'polling' as const, perform },
  }) satisfies Trigger;

function displayOf<I extends Command | Query>({ spec, services, offerOf, isDropDown }: AppAction<I>) {
  const { key, noun, label, description } = spec;
  const lacking = services.filter((service) => !isOffered(offerOf(service)));
  const exception = isDropDown ? '' : notAvailableFor(lacking);
  return { key, noun, display: { label, description: `${description}${exception}` } };
}
