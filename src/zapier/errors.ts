import type { ZObject } from 'zapier-platform-core';
import { FormError } from '../form/parse-input.ts';
import { ServiceError } from '../http/errors.ts';
import { masked } from '../http/mask.ts';

/**
 * Returns the Zapier error for whatever a step failed with. Anything that neither a form nor a service is to blame for is a
 * bug, and is returned as it is.
 *
 * @param secrets the keys of the connection, which are removed should a service quote them
 */
export function zapierError(z: ZObject, error: unknown, secrets: readonly string[]): unknown {
  if (error instanceof FormError) {
    return new z.errors.Error(withoutSecrets(error.message, secrets), 'invalid_input', 400);
  }
  if (error instanceof ServiceError) {
    return serviceError(z, error, withoutSecrets(messageOf(error), secrets));
  }
  return error;
}

const withoutSecrets = (text: string, secrets: readonly string[]): string => secrets.reduce(masked, text);

/** The first line says what happened and what to do next, and stands alone. The service's own code and text follow. */
function messageOf({ category, summary, advice, details }: ServiceError): string {
  const next = advice ?? (category === 'busy' ? 'Zapier tries again by itself.' : undefined);
  return [next === undefined ? summary : `${summary} ${next}`, ...details].join('\n');
}

function serviceError(z: ZObject, error: ServiceError, message: string): Error {
  switch (error.category) {
    case 'connection':
      // Zapier holds the Zap's runs and asks the owner to reconnect, in words of its own.
      return withoutContext(new z.errors.ExpiredAuthError(message));
    case 'already_done':
      // The Zap must not be turned off because what it wants is already the case.
      return withoutContext(new z.errors.HaltedError(message));
    case 'busy':
      // Zapier starts the step again later, as often as it takes, and tells nobody.
      return new z.errors.ThrottledError(message, error.retryAfter && withJitter(error.retryAfter));
    default:
      // A halted step sends no email; an order that was not written must be seen to fail.
      return new z.errors.Error(message, error.code, error.status);
  }
}

/** Keeps core from adding the whole input of the step to the message, as it does to errors without this mark. */
const withoutContext = (error: Error): Error => Object.assign(error, { doNotContextify: true });

/** Returns up to half as many seconds more, so that steps that were turned away together do not come back together. */
const withJitter = (seconds: number): number => Math.ceil(seconds * (1 + Math.random() / 2));
