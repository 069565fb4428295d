import type { Bundle, PlainOutputField, ZObject } from 'zapier-platform-core';
import { type Command, isOffered, type Offer, type Query, type Service } from '../contract/service.ts';
import { isSameJson } from '../json.ts';
import { type AppAction, firstOffering, notOffered } from './app-action.ts';
import { serviceOf } from './connection.ts';
import { inputField, inputFields } from './input-fields.ts';
import { outputFields, sampleOf } from './output-fields.ts';
import { staticFields } from './static-fields.ts';

/** The fields, groups and sample of an action. Fields are static as far as they do not depend on the service. */
export function formOf<I extends Command | Query>(action: AppAction<I>) {
  const { groups, note, output } = action.spec;
  const implementations = action.services.map(action.offerOf).filter(isOffered);
  const fields = staticFields(action).map(inputField);
  const results = implementations.map((own) => outputFields(own.output));
  const staticOutput = ofService(firstOffering(action), sharedFields(outputFields(output), results));
  const isNamed = (group: string) =>
    implementations.some(({ input }) => inputFields(input).some((field) => field.group === group));
  return {
    inputFields: [
      ...noteField('note', note),
      // Before the fields, so that nobody fills in a form in vain.
      ...byService(action, (offer, service) =>
        isOffered(offer) ? noteField('limits', offer.note) : notOfferedNote(action, service),
      ),
      ...fields,
      ...byService(action, (offer) => (isOffered(offer) ? without(fields, inputFields(offer.input)) : [])),
    ],
    ...(groups && { inputFieldGroups: groups.filter(({ key }) => isNamed(key)) }),
    sample: sampleIn(action),
    outputFields: [
      ...staticOutput,
      // Not static, even if the same in all services: core copies the definition several times in every step.
      async (_z: ZObject, { authData = {} }: Partial<Bundle>) => {
        const offer = action.offerOf(serviceOf(action.services, authData));
        return isOffered(offer) ? without(staticOutput, outputFields(offer.output)) : [];
      },
    ],
  };
}

/** Returns fields that may depend on the service: as they are if all services have the same, or else by a function. */
function byService<I extends Command | Query, F>(
  { services, offerOf }: AppAction<I>,
  fieldsFor: (offer: Offer<I>, service: Service) => F[],
) {
  // All at once, so that a schema which no form can show keeps the app from loading.
  const [first = [], ...others] = services.map((service) => fieldsFor(offerOf(service), service));
  if (others.every((fields) => isSameJson(fields, first))) return first;
  return [
    async (_z: ZObject, { authData = {} }: Partial<Bundle>) => {
      const service = serviceOf(services, authData);
      return fieldsFor(offerOf(service), service);
    },
  ];
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

/** Returns what the form says about a service that does not have the action. */
function notOfferedNote<I extends Command | Query>(action: AppAction<I>, service: Service) {
  const { summary, advice } = notOffered(action, service);
  return noteField('not_offered', `${summary} ${advice}`);
}

const noteField = (key: string, helpText: string | undefined) =>
  helpText === undefined ? [] : [{ key, type: 'copy' as const, helpText }];

/**
 * Returns the fields of a result that can be static, because they are the same in all implementations. A field that one of them
 * words in its own way cannot be, so its own field is the one that is shown. Line items always are: Zapier needs to know their
 * fields in advance.
 */
const sharedFields = (
  fields: readonly PlainOutputField[],
  implementations: readonly (readonly PlainOutputField[])[],
): PlainOutputField[] =>
  fields.filter((field) =>
    implementations.every((own) =>
      own.some((same) => same.key === field.key && (field.children || isSameJson(same, field))),
    ),
  );

const without = <F extends { key: string }>(known: readonly F[], fields: readonly F[]): F[] =>
  fields.filter(({ key }) => known.every((field) => field.key !== key));
