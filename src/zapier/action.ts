import type { Create, Search, Trigger } from 'zapier-platform-core';
import type { ActionSpec, CommandSpec, QuerySpec } from '../contract/action-spec.ts';
import type { Query, Services } from '../contract/service.ts';
import { formOf } from './action-form.ts';
import { commandStep, pollStep, queryStep } from './action-step.ts';
import { type AppAction, commandAction, queryAction } from './app-action.ts';
import { THROTTLE } from './throttle.ts';

/** Returns the Zapier create of a command. */
export function createFrom(spec: CommandSpec, services: Services) {
  const action = commandAction(spec, services);
  return {
    ...displayOf(spec),
    operation: { ...formOf(action), perform: commandStep(action), throttle: THROTTLE },
  } satisfies Create;
}

/** Returns the Zapier search of a query. */
export function searchFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return {
    ...displayOf(spec),
    operation: { ...formOf(action), perform: queryStep(action), throttle: THROTTLE },
  } satisfies Search;
}

/** Returns the polling trigger of a query. */
export function triggerFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return triggerOf(spec, action, pollStep(action));
}

/** Returns the hidden trigger of a query that fills a drop-down, one page at a time. */
export function dropDownFrom(spec: QuerySpec, services: Services) {
  const action = { ...queryAction(spec, services), isDropDown: true };
  const trigger = triggerOf(spec, action, queryStep(action));
  return {
    ...trigger,
    display: { ...trigger.display, hidden: true },
    operation: { ...trigger.operation, inputFields: [], canPaginate: true },
  } satisfies Trigger;
}

const triggerOf = (spec: QuerySpec, action: AppAction<Query>, perform: ReturnType<typeof queryStep>) =>
  ({
    ...displayOf(spec),
    operation: { ...formOf(action), type: 'polling' as const, perform },
  }) satisfies Trigger;

const displayOf = <Key extends string>({ key, noun, label, description }: ActionSpec & { key: Key }) => ({
  key,
  noun,
  display: { label, description },
});
