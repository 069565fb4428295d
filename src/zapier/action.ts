import { isDeepStrictEqual } from 'node:util';
import type {
  Bundle,
  Create,
  PlainInputField,
  PlainOutputField,
  Search,
  Trigger,
  ZObject,
} from 'zapier-platform-core';
import type { ActionSpec, CommandSpec, QuerySpec } from '../contract/action-spec.ts';
import { type OfferedAction, offeredCommand, offeredQuery } from '../contract/offered-action.ts';
import {
  type Command,
  isOffered,
  type PollOptions,
  type Query,
  type Service,
  type Services,
} from '../contract/service.ts';
import { parseInput } from '../form/parse-input.ts';
import { ServiceError } from '../http/errors.ts';
import { listed, serviceOf } from './connection.ts';
import { inputFields } from './input-fields.ts';
import { outputFields, sampleOf } from './output-fields.ts';
import { pollOptions, pollResult } from './polling.ts';
import { withConnection } from './step-context.ts';
import { THROTTLE } from './throttle.ts';

/** An action of an app. */
interface AppAction<I extends Command | Query> extends OfferedAction<I> {
  services: Services;
  isDropDown?: boolean;
  /** Whether a step is one half of a search-or-create. */
  isFindOrCreate?(bundle: Bundle): boolean;
}

/** Returns the Zapier create of a command. */
export function createFrom(spec: CommandSpec, services: Services) {
  const action: AppAction<Command> = {
    ...offeredCommand(spec),
    services,
    // Core's test tools leave `meta` out.
    isFindOrCreate: ({ meta }: { meta?: Partial<Bundle['meta']> }) => meta?.withSearch !== undefined,
  };
  const perform = (z: ZObject, bundle: Bundle) =>
    withConnection(z, bundle, services, ({ service, client }) => {
      const command = implementationOf(action, service, bundle);
      return command.run(client, parseInput(command.input, bundle.inputData));
    });
  return {
    ...displayOf(spec),
    operation: { ...formOf(action), perform, throttle: THROTTLE },
  } satisfies Create;
}

/** Returns the Zapier search of a query. */
export function searchFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return {
    ...displayOf(spec),
    operation: { ...formOf(action), perform: queryOf(action), throttle: THROTTLE },
  } satisfies Search;
}

/** Returns the polling trigger of a query. */
export function triggerFrom(spec: QuerySpec, services: Services) {
  const action = queryAction(spec, services);
  return triggerOf(spec, action, pollOf(action));
}

/** Returns the hidden trigger of a query that fills a drop-down, one page at a time. */
export function dropDownFrom(spec: QuerySpec, services: Services) {
  const action = { ...queryAction(spec, services), isDropDown: true };
  const trigger = triggerOf(spec, action, queryOf(action));
  return {
    ...trigger,
    display: { ...trigger.display, hidden: true },
    operation: { ...trigger.operation, inputFields: [], canPaginate: true },
  } satisfies Trigger;
}

const triggerOf = (spec: QuerySpec, action: AppAction<Query>, perform: ReturnType<typeof queryOf>) =>
  ({
    ...displayOf(spec),
    operation: { ...formOf(action), type: 'polling' as const, perform },
  }) satisfies Trigger;

const queryAction = (spec: QuerySpec, services: Services): AppAction<Query> => ({
  ...offeredQuery(spec),
  services,
  // All values of a search-or-create are in one flat object, also those that only the create needs.
  isFindOrCreate: ({ inputData }) =>
    Object.keys(spec.orCreate?.input.shape ?? {}).some((key) => Object.hasOwn(inputData, key)),
});

const displayOf = <Key extends string>({ key, noun, label, description }: ActionSpec & { key: Key }) => ({
  key,
  noun,
  display: { label, description },
});

/** The fields, groups and sample of an action: static if they are the same in all services, or else by a function. */
function formOf<I extends Command | Query>(action: AppAction<I>) {
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

const firstOffering = <I extends Command | Query>({ services, offerOf }: AppAction<I>) =>
  services.find((service) => isOffered(offerOf(service)));

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

/** @throws {ServiceError} if the connected service does not offer the action, or not in this way */
function implementationOf<I extends Command | Query>(
  action: AppAction<I>,
  service: Service,
  bundle: Bundle,
): I {
  if (service.noFindOrCreate !== undefined && action.isFindOrCreate?.(bundle)) throw noFindOrCreate(service);
  const offer = action.offerOf(service);
  if (isOffered(offer)) return offer;
  const { summary, advice } = notOffered(action, service);
  throw new ServiceError({ category: 'rejected', summary, advice, code: 'not_offered' });
}

const noFindOrCreate = ({ name, noFindOrCreate: reason }: Service): ServiceError =>
  new ServiceError({
    category: 'rejected',
    summary: `Finding or creating in one step is not available for ${name}: ${reason}`,
    advice: 'Use two steps instead: a search, and a create that a filter or path lets through.',
    code: 'not_offered',
  });

/** Returns what the form shows instead of fields. */
function notOfferedNote<I extends Command | Query>(action: AppAction<I>, service: Service) {
  const { summary, advice } = notOffered(action, service);
  return noteField('not_offered', `${summary} ${advice}`);
}

function notOffered<I extends Command | Query>(
  { spec, services, offerOf, isDropDown }: AppAction<I>,
  { name }: Service,
): { summary: string; advice: string } {
  if (isDropDown)
    return {
      summary: `${spec.noun}s can't be listed for ${name}.`,
      advice: 'Type or map a value instead.',
    };
  const others = services.filter((other) => isOffered(offerOf(other)));
  const names = listed([...new Set(others.map((other) => other.name))], 'or');
  return {
    summary: `${spec.label} is not available for ${name}.`,
    advice: `Choose another action, or an account of ${names}.`,
  };
}

function queryOf(action: AppAction<Query>) {
  return (z: ZObject, bundle: Bundle) => runQuery(action, z, bundle, pollOptions(bundle));
}

function pollOf(action: AppAction<Query>) {
  return async (z: ZObject, bundle: Bundle) => {
    const options = pollOptions(bundle);
    return pollResult(await runQuery(action, z, bundle, options), options);
  };
}

const runQuery = (action: AppAction<Query>, z: ZObject, bundle: Bundle, options: PollOptions) =>
  withConnection(z, bundle, action.services, ({ service, client }) => {
    const query = implementationOf(action, service, bundle);
    return query.run(client, parseInput(query.input, bundle.inputData), options);
  });
