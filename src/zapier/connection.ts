import * as zod from 'zod/mini';
import type { Service, Services } from '../contract/service.ts';
import type { StepContext } from '../contract/step-context.ts';
import { choice, required } from '../form/field-meta.ts';
import { fieldsOf, type SchemaField } from '../form/fields.ts';
import { capitalize, parseInput } from '../form/parse-input.ts';

/** `bundle.authData`: what was filled in to connect an account, unchecked. */
type AuthData = Readonly<Record<string, unknown>>;

/**
 * The form that chooses the service of a connection; empty if there is only one. The field has no default: a key would be tried
 * with the wrong service.
 */
function serviceForm(services: Services) {
  if (services.length === 1) return zod.object({});
  return zod.object({
    service: required(choice(Object.fromEntries(services.map(({ title, id }) => [title, id]))), {
      label: 'Service',
      help: unique(services.flatMap(({ help }) => help ?? [])).join(' '),
      isPublic: true,
    }),
  });
}

/** Returns the fields that connect an account: which service, and then the fields of all services, each key once. */
export function connectionFields(services: Services): SchemaField[] {
  const keys = unique(services.flatMap(({ connectionForm }) => Object.keys(connectionForm.shape)));
  return [...fieldsOf(serviceForm(services)), ...keys.map((key) => mergedField(services, key))];
}

/** Only the connected service's own form knows whether a field is needed that others do not have. */
function mergedField(services: Services, key: string): SchemaField {
  const fieldIn = ({ connectionForm }: Service) =>
    fieldsOf(connectionForm).find((field) => field.key === key);
  const [first, ...more] = services.flatMap((service) => fieldIn(service) ?? []);
  if (first === undefined) throw new Error(`No service has the field "${key}".`);
  const all = [first, ...more];
  const others = unique(services.filter((service) => !fieldIn(service)).map(({ name }) => name));
  const texts = unique(all.flatMap((field) => field.help ?? []));
  const owners = (text: string) => services.filter((service) => fieldIn(service)?.help === text);
  return {
    ...first,
    required: others.length === 0 && all.every(({ required }) => required),
    help: [
      ...texts.map((text) => helpOf(text, owners(text), services)),
      ...(others.length > 0 ? [`Not needed for ${listed(others)}.`] : []),
    ].join(' '),
  };
}

/** Returns the help of some services for a field, which says whose it is unless it is that of all. */
function helpOf(text: string, owners: readonly Service[], services: Services): string {
  if (owners.length === services.length) return capitalize(text);
  const whose = owners.map(({ name, title }) => (owners.length > 1 ? name : title));
  return `${listed(unique(whose))}: ${text}`;
}

/**
 * Returns the service of a connection, or the first service for a connection that is not complete yet, so that a form can
 * always be shown.
 */
export const serviceOf = (services: Services, { service }: AuthData): Service =>
  services.find(({ id }) => id === service) ?? services[0];

/** The service that a step is for. */
export interface Connected {
  service: Service;
  /** The service's client for the connected account. */
  client: unknown;
}

/**
 * Connects to the account of a step.
 *
 * @param stepFor returns what the step has to work with for a service
 * @throws {FormError} before any request, for a login or key that cannot be right
 */
export function connect(
  services: Services,
  authData: AuthData,
  stepFor: (service: Service) => StepContext,
): Connected {
  const service = serviceOf(services, parseInput(serviceForm(services), authData));
  // In an app of one service the labels alone tell.
  const title = services.length > 1 ? service.title : undefined;
  const account = parseInput(service.connectionForm, authData, title);
  return { service, client: service.connect(account, stepFor(service)) };
}

/** Returns the keys and tokens of a connection, which must never be shown. */
export const secretsOf = (services: Services, authData: AuthData): string[] =>
  connectionFields(services).flatMap(({ key, isPublic }) => {
    const value = authData[key];
    return !isPublic && typeof value === 'string' ? [value] : [];
  });

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** Returns `A`, `A and B`, or `A, B and C`. */
export const listed = (names: readonly string[], conjunction: 'and' | 'or' = 'and'): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(` ${conjunction} `);
