import type { ZObject } from 'zapier-platform-core';
import { FormError } from '../form/parse-input.ts';
import { ServiceError, type Trouble } from '../http/errors.ts';
import { masked } from '../http/mask.ts';

/**
 * The Zapier error for whatever a step failed with; anything that is neither a form nor a service to blame for is a bug
 * and comes back as it is.
 *
 * @param secret the key of the connection, which is cut out should a service quote it
 */
export function zapierError(z: ZObject, error: unknown, secret: string): unknown {
  if (error instanceof FormError)
    return new z.errors.Error(masked(error.message, secret), 'invalid_input', 400);
  if (error instanceof ServiceError) return serviceError(z, error.trouble, masked(error.message, secret));
  return error;
}

function serviceError(z: ZObject, trouble: Trouble, message: string): Error {
  switch (trouble.kind) {
    case 'connection':
      // Zapier asks the owner to reconnect.
      return plainly(new z.errors.ExpiredAuthError(message));
    case 'already_so':
      // The Zap must not be switched off because what it wants is already the case.
      return plainly(new z.errors.HaltedError(message));
    case 'busy':
      // Zapier replays the step later.
      return new z.errors.ThrottledError(message, trouble.retryAfter);
    default:
      // A halted step mails nobody; an order that was not written must be seen to fail.
      return new z.errors.Error(message, trouble.code, trouble.status);
  }
}

/** Keeps core from adding the whole input of the step to the message, as it does to errors without this mark. */
const plainly = (error: Error): Error => Object.assign(error, { doNotContextify: true });
