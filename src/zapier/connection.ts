import * as zod from 'zod/mini';
import type { Service, Services } from '../contract/service.ts';
import type { Step } from '../contract/step.ts';
import { choice, required } from '../form/field-meta.ts';
import { type Field, fieldsOf } from '../form/fields.ts';
import { parseInput } from '../form/parse-input.ts';

/** `bundle.authData`: what was filled in to connect an account, unchecked. */
type AuthData = Readonly<Record<string, unknown>>;

/** The field that chooses the service of a connection. It has no default: a key would be tried with the wrong service. */
const serviceForm = (services: Services) =>
  zod.object({
    service: required(choice(Object.fromEntries(services.map(({ title, id }) => [title, id]))), {
      label: 'Service',
      help: unique(services.flatMap(({ help }) => help ?? [])).join(' '),
      isPublic: true,
    }),
  });

/** Returns the fields that connect an account: which service, and then the fields of all services, each key once. */
export function connectionFields(services: Services): Field[] {
  const keys = unique(services.flatMap(({ connectionForm }) => Object.keys(connectionForm.shape)));
  return [...fieldsOf(serviceForm(services)), ...keys.map((key) => mergedField(services, key))];
}

/** Only the connected service's own form knows whether a field is needed that others do not have. */
function mergedField(services: Services, key: string): Field {
  const fieldIn = ({ connectionForm }: Service) =>
    fieldsOf(connectionForm).find((field) => field.key === key);
  const [first, ...more] = services.flatMap((service) => fieldIn(service) ?? []);
  if (first === undefined) throw new Error(`No service has the field "${key}".`);
  const all = [first, ...more];
  const others = unique(services.filter((service) => !fieldIn(service)).map(({ name }) => name));
  const help = unique(all.flatMap((field) => field.help ?? []));
  return {
    ...first,
    required: others.length === 0 && all.every(({ required }) => required),
    help: [...help, ...(others.length > 0 ? [`Not needed for ${listed(others)}.`] : [])].join(' '),
  };
}

/**
 * Returns the service of a connection, or the first service for a connection that is not complete yet, so that a form can
 * always be shown.
 */
export const serviceOf = (services: Services, { service }: AuthData): Service =>
  services.find(({ id }) => id === service) ?? services[0];

/**
 * Connects to the account of a step.
 *
 * @param stepFor returns what the step has to work with for a service
 * @returns the service, and its client for this account
 * @throws {FormError} before any request, for a login or key that cannot be right
 */
export function connect(
  services: Services,
  authData: AuthData,
  stepFor: (service: Service) => Step,
): { service: Service; client: unknown } {
  const service = serviceOf(services, parseInput(serviceForm(services), authData));
  const account = parseInput(service.connectionForm, authData, service.title);
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
