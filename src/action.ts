import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { connectionOf, serviceOf } from './connection.ts';
import { zapierError } from './errors.ts';
import type { AnyObject } from './form/fields.ts';
import { inputFields } from './form/input-fields.ts';
import { outputFields, sampleOf } from './form/output-fields.ts';
import { read } from './form/read.ts';
import { SERVICES } from './services/index.ts';
import type { Operation, Service } from './services/service.ts';
import { transport } from './transport.ts';

/** What makes a create: its words, what is the same in every service, and the operation behind it. */
export interface CreateAction {
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
  /** The operation for what was chosen in the form so far. */
  operation(service: Service, chosen: Readonly<Record<string, unknown>>): Operation;
}

/**
 * The Zapier create of an action. Static fields are those that every service has (Zapier wants line items to be static);
 * a function adds the rest for the connected service, and the same goes for output fields.
 */
export function createOf(action: CreateAction) {
  const staticFields = inputFields(action.form);
  const staticOutput = outputFields(action.result);
  const chosenOperation = ({ authData = {}, inputData = {} }: Partial<Bundle>): Operation =>
    action.operation(serviceOf(authData), inputData);
  return {
    key: action.key,
    noun: action.noun,
    display: { label: action.label, description: action.description },
    operation: {
      inputFields: [
        ...(action.note ? [{ key: 'note', type: 'copy' as const, helpText: action.note }] : []),
        ...staticFields,
        async (_z: ZObject, bundle: Bundle) =>
          without(staticFields, inputFields(chosenOperation(bundle).input)),
      ],
      ...(action.groups && { inputFieldGroups: [...action.groups] }),
      perform: (z: ZObject, bundle: Bundle) => perform(action, z, bundle),
      sample: sampleOf(action.result),
      outputFields: [
        ...staticOutput,
        async (_z: ZObject, bundle: Bundle) =>
          without(staticOutput, outputFields(chosenOperation(bundle).output)),
      ],
    },
  } satisfies Create;
}

async function perform(action: CreateAction, z: ZObject, { authData, inputData }: Bundle) {
  try {
    const connection = connectionOf(authData);
    const service = SERVICES[connection.service];
    const operation = action.operation(service, inputData);
    const input = read(operation.input, inputData);
    return await operation.run(connection, input, transport(z, service.baseUrlVariable));
  } catch (error) {
    throw zapierError(z, error, authData.api_key ?? '');
  }
}

const without = <F extends { key: string }>(known: readonly F[], fields: readonly F[]): F[] =>
  fields.filter(({ key }) => known.every((field) => field.key !== key));
