import type { Bundle, Create, Search, Trigger, ZObject } from 'zapier-platform-core';
import type { Ask, Listing, Operation, Service } from '../contract/service.ts';
import type { AnyObject } from '../form/fields.ts';
import { inputFields } from '../form/input-fields.ts';
import { outputFields, sampleOf } from '../form/output-fields.ts';
import { read } from '../form/parse-input.ts';
import { serviceOf } from './connection.ts';
import { step } from './step-context.ts';
import { THROTTLE } from './throttle.ts';

/** What makes an action: its words, what is the same in every service, and what a service does for it. */
export interface Action<Behind extends Operation | Listing> {
  key: string;
  noun: string;
  label: string;
  description: string;
  /** The groups that its fields name, in the order they are shown. */
  groups?: readonly { key: string; label: string; emphasize?: boolean }[];
  /** A note above the form, in Markdown. */
  note?: string;
  /** The fields that every service has, so that they can be static. */
  form: AnyObject;
  /** The values that every service returns. */
  result: AnyObject;
  /** What the connected service does, given what was chosen in the form so far. */
  behind(service: Service, chosen: Readonly<Record<string, unknown>>): Behind;
}

/** The Zapier create of an action. */
export function createOf(action: Action<Operation>) {
  const perform = (z: ZObject, bundle: Bundle) =>
    step(z, bundle, ({ connection, service, send }) => {
      const operation = action.behind(service, bundle.inputData);
      return operation.run(connection, read(operation.input, bundle.inputData), send);
    });
  return {
    ...wordsOf(action),
    operation: { ...fieldsOf(action), perform, throttle: THROTTLE },
  } satisfies Create;
}

/** The Zapier search of an action. */
export function searchOf(action: Action<Listing>) {
  return {
    ...wordsOf(action),
    operation: { ...fieldsOf(action), perform: list(action), throttle: THROTTLE },
  } satisfies Search;
}

/** The polling trigger of an action. */
export function triggerOf(action: Action<Listing>) {
  return {
    ...wordsOf(action),
    operation: { ...fieldsOf(action), type: 'polling' as const, perform: list(action) },
  } satisfies Trigger;
}

/** A hidden trigger that fills a drop-down, a page at a time. */
export function dropDownOf(action: Action<Listing>) {
  const trigger = triggerOf(action);
  return {
    ...trigger,
    display: { ...trigger.display, hidden: true },
    operation: { ...trigger.operation, canPaginate: true },
  } satisfies Trigger;
}

const wordsOf = ({ key, noun, label, description }: Action<Operation | Listing>) => ({
  key,
  noun,
  display: { label, description },
});

/**
 * Static fields are those that every service has (Zapier wants line items to be static); a function adds the rest for the
 * connected service, and the same goes for output fields.
 */
function fieldsOf(action: Action<Operation | Listing>) {
  const staticFields = inputFields(action.form);
  const staticOutput = outputFields(action.result);
  const behind = ({ authData = {}, inputData = {} }: Partial<Bundle>) =>
    action.behind(serviceOf(authData), inputData);
  return {
    inputFields: [
      ...(action.note ? [{ key: 'note', type: 'copy' as const, helpText: action.note }] : []),
      ...staticFields,
      async (_z: ZObject, bundle: Bundle) => without(staticFields, inputFields(behind(bundle).input)),
    ],
    ...(action.groups && { inputFieldGroups: [...action.groups] }),
    sample: sampleOf(action.result),
    outputFields: [
      ...staticOutput,
      async (_z: ZObject, bundle: Bundle) => without(staticOutput, outputFields(behind(bundle).output)),
    ],
  };
}

function list(action: Action<Listing>) {
  return (z: ZObject, bundle: Bundle) =>
    step(z, bundle, ({ connection, service, send }) => {
      const listing = action.behind(service, bundle.inputData);
      return listing.run(connection, read(listing.input, bundle.inputData), send, askOf(bundle));
    });
}

/** Core's test tools, and Zapier on some paths, leave parts of `meta` out. */
function askOf({ meta }: { readonly meta?: Partial<Bundle['meta']> }): Ask {
  const { page = 0, isPopulatingDedupe = false, isLoadingSample = false } = meta ?? {};
  return { page, depth: isLoadingSample ? 'sample' : isPopulatingDedupe ? 'first' : 'later' };
}

const without = <F extends { key: string }>(known: readonly F[], fields: readonly F[]): F[] =>
  fields.filter(({ key }) => known.every((field) => field.key !== key));
