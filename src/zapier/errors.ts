import type { ZObject } from 'zapier-platform-core';
import { FormError } from '../form/parse-input.ts';
import { type ErrorCategory, ServiceError } from '../http/errors.ts';
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

/** Zapier's error for each category of a service's error, and what follows from it; `docs/errors.md` shows it. */
export const ZAPIER_ERRORS = {
  connection: {
    zapierError: 'ExpiredAuthError',
    consequence: 'Zapier holds the runs of the Zap and asks the owner to reconnect the account.',
  },
  rejected: {
    zapierError: 'Error',
    consequence: 'The step fails, and Zapier notifies the owner of the Zap.',
  },
  // The Zap must not be turned off because what it wants is already the case.
  already_done: {
    zapierError: 'HaltedError',
    consequence: 'The step stops quietly: what the user wanted is already the case.',
  },
  busy: {
    zapierError: 'ThrottledError',
    consequence: 'Zapier starts the step again after the time given, and as often as it takes.',
  },
  unreachable: { zapierError: 'Error', consequence: 'The step fails; nothing was changed.' },
  untrusted: { zapierError: 'Error', consequence: 'The step fails: the response cannot be believed.' },
  outcome_unknown: {
    zapierError: 'Error',
    consequence: 'The step fails; the message says what to check before a replay.',
  },
} as const satisfies Readonly<Record<ErrorCategory, ZapierErrorRow>>;

interface ZapierErrorRow {
  /** The name in `z.errors`. A halted step sends no email, so an order that was not written is an `Error`. */
  zapierError: 'Error' | 'ExpiredAuthError' | 'HaltedError' | 'ThrottledError';
  consequence: string;
}

function serviceError(z: ZObject, error: ServiceError, message: string): Error {
  const { zapierError } = ZAPIER_ERRORS[error.category];
  switch (zapierError) {
    case 'ExpiredAuthError':
    case 'HaltedError':
      return withoutContext(new z.errors[zapierError](message));
    case 'ThrottledError':
      return new z.errors.ThrottledError(message, error.retryAfter && withJitter(error.retryAfter));
    case 'Error':
      return new z.errors.Error(message, error.code, error.status);
  }
}

/** Keeps core from adding the whole input of the step to the message, as it does to errors without this mark. */
const withoutContext = (error: Error): Error => Object.assign(error, { doNotContextify: true });

/** By how much a wait may be longer, so that steps that were turned away together do not come back together. */
export const JITTER = 0.5;

const withJitter = (seconds: number): number => Math.ceil(seconds * (1 + Math.random() * JITTER));
