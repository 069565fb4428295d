import { isDeepStrictEqual } from 'node:util';
import type { Bundle, PlainInputField, PlainOutputField, ZObject } from 'zapier-platform-core';
import { type Command, isOffered, type Query, type Service } from '../contract/service.ts';
import { type AppAction, firstOffering, notOffered } from './app-action.ts';
import { serviceOf } from './connection.ts';
import { inputFields } from './input-fields.ts';
import { outputFields, sampleOf } from './output-fields.ts';

/** The fields, groups and sample of an action: static if they are the same in all services, or else by a function. */
export function formOf<I extends Command | Query>(action: AppAction<I>) {
  const { groups, note, input, output } = action.spec;
  const offers = action.services.map(action.offerOf);
  const implementations = offers.filter(isOffered);
  // All at once, so that a schema which no form can show keeps the app from loading.
  const forms = implementations.map((own) => inputFields(own.input));
  const results = implementations.map((own) => outputFields(own.output));
  const isNamed = (group: string) => forms.flat().some((field) => field.group === group);
  const shared = sharedFields(inputFields(input), forms);
  // Where a service does not offer the action, its note stands alone, but for line items, which have to be static.
  const staticInput = offers.every(isOffered) ? shared : shared.filter(({ children }) => children);
  const staticOutput = ofService(firstOffering(action), sharedFields(outputFields(output), results));
  return {
    inputFields: [
      ...noteField('note', note),
      ...staticInput,
      async (_z: ZObject, { authData = {} }: Partial<Bundle>) => {
        const service = serviceOf(action.services, authData);
        const offer = action.offerOf(service);
        if (!isOffered(offer)) return notOfferedNote(action, service);
        return [...noteField('limits', offer.note), ...without(staticInput, inputFields(offer.input))];
      },
    ],
    ...(groups && { inputFieldGroups: groups.filter(({ key }) => isNamed(key)) }),
    sample: sampleIn(action),
    outputFields: [
      ...staticOutput,
      async (_z: ZObject, { authData = {} }: Partial<Bundle>) => {
        const offer = action.offerOf(serviceOf(action.services, authData));
        return isOffered(offer) ? without(staticOutput, outputFields(offer.output)) : [];
      },
    ],
  };
}

/** Returns output fields whose sample of a service is that one. */
const ofService = (service: Service | undefined, fields: readonly PlainOutputField[]): PlainOutputField[] =>
  fields.map((field) => (field.key === 'service' && service ? { ...field, sample: service.id } : field));

/** Returns what the first service that offers the action returns, as far as all of them always do. */
function sampleIn<I extends Command | Query>(action: AppAction<I>) {
  const { services, offerOf } = action;
  const [first, ...others] = services.map(offerOf).filter(isOffered);
  if (first === undefined) return {};
  const sample = sampleOf(first.output, ...others.map(({ output }) => output));
  return 'service' in sample ? { ...sample, service: firstOffering(action)?.id } : sample;
}

/** Returns what the form shows instead of fields. */
function notOfferedNote<I extends Command | Query>(action: AppAction<I>, service: Service) {
  const { summary, advice } = notOffered(action, service);
  return noteField('not_offered', `${summary} ${advice}`);
}

const noteField = (key: string, helpText: string | undefined) =>
  helpText === undefined ? [] : [{ key, type: 'copy' as const, helpText }];

/**
 * Returns the fields that can be static, because they are the same in all implementations. A field that one of them words in
 * its own way cannot be, so its own field is the one that is shown. Line items always are: Zapier needs to know their
 * fields in advance.
 */
const sharedFields = <F extends PlainInputField | PlainOutputField>(
  fields: readonly F[],
  implementations: readonly (readonly F[])[],
): F[] =>
  fields.filter((field) =>
    implementations.every((own) =>
      own.some((same) => same.key === field.key && (field.children || isDeepStrictEqual(same, field))),
    ),
  );

const without = <F extends { key: string }>(known: readonly F[], fields: readonly F[]): F[] =>
  fields.filter(({ key }) => known.every((field) => field.key !== key));
