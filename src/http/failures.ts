import { type Connection, STEP_SECONDS, type WireAnswer } from '../contract/service.ts';
import type { Attempt } from './error-context.ts';
import { ServiceError, type Trouble, type TroubleKind } from './errors.ts';
import { masked } from './mask.ts';

/** Something that can go wrong on the way, whatever the service and the action. */
export interface Fault {
  kind: TroubleKind;
  /** Follows a colon: `{service} did not answer within 25 seconds`. */
  says: string;
  /** What to do if nothing can have been changed. */
  todo: string;
  /** The request may have been carried out all the same. */
  mayHaveHappened: boolean;
  /** What to do is to be done even after a change that may have gone through. */
  inAnyCase?: boolean;
}

/** Every fault that is not an answer in the service's own words. `docs/errors.md` is made from this table. */
export const FAULTS = {
  timeout: {
    kind: 'unreachable',
    says: `{service} did not answer within ${STEP_SECONDS} seconds`,
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  cut: {
    kind: 'unreachable',
    says: 'the connection to {service} was lost before its answer was complete',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  garbled: {
    kind: 'untrusted',
    says: '{service} sent an answer that cannot be unpacked',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  too_large: {
    kind: 'untrusted',
    says: '{service} sent far too much data',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_found: {
    kind: 'unreachable',
    says: 'the address of {service} could not be found',
    todo: 'Check the Login of the connection, if it has one, and try again in a few minutes.',
    mayHaveHappened: false,
  },
  no_shop: {
    kind: 'unreachable',
    says: '{service} has no shop at the address of this connection',
    todo: 'Check the Login of the connection.',
    mayHaveHappened: false,
  },
  not_reached: {
    kind: 'unreachable',
    says: '{service} could not be reached',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: false,
  },
  certificate: {
    kind: 'unreachable',
    says: 'the security certificate of {service} is not valid, so nothing was sent',
    todo: 'Check the connection; if it is right, tell the support of {service}.',
    mayHaveHappened: false,
  },
  redirected: {
    kind: 'untrusted',
    says: '{service} tried to redirect the request; your key was not sent there',
    todo: 'Check the connection; if it is right, tell the support of {service}.',
    mayHaveHappened: true,
    inAnyCase: true,
  },
  denied: {
    kind: 'untrusted',
    says: '{service} turned the request away',
    todo: 'Check that the account is active and the API is enabled for it.',
    mayHaveHappened: true,
    inAnyCase: true,
  },
  server_error: {
    kind: 'unreachable',
    says: '{service} reported a fault of its own',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  web_page: {
    kind: 'untrusted',
    says: '{service} answered with a web page instead of data',
    todo: 'Check that the account is active and the API is enabled for it.',
    mayHaveHappened: true,
    inAnyCase: true,
  },
  empty: {
    kind: 'untrusted',
    says: '{service} sent an empty answer',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_json: {
    kind: 'untrusted',
    says: 'the answer of {service} was cut off or damaged',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_understood: {
    kind: 'untrusted',
    says: '{service} sent an answer that this integration does not understand',
    todo: 'Try again; if it stays, tell the maker of this integration.',
    mayHaveHappened: true,
  },
  unknown_code: {
    kind: 'untrusted',
    says: '{service} answered with a code that it does not document',
    todo: 'Ask the support of {service} about the text below.',
    inAnyCase: true,
    mayHaveHappened: true,
  },
  wrong_signature: {
    kind: 'untrusted',
    says: 'the signature of the answer does not match the API Key, so it cannot be trusted',
    todo: 'Check the API Key of the connection.',
    mayHaveHappened: true,
    inAnyCase: true,
  },
  no_signature: {
    kind: 'untrusted',
    says: 'the answer was not signed, so it cannot be trusted',
    todo: 'Check the Login and the API Key of the connection.',
    mayHaveHappened: true,
    inAnyCase: true,
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** What came with an answer, for those who look into a failure. */
export type Evidence = Pick<Trouble, 'technical' | 'status'>;

/** What an answer was, for those who look into a failure. */
export const evidenceOf = (attempt: Attempt, { status, header }: WireAnswer): Evidence => {
  const request = header('x-request-id');
  const line = `${attempt.service} answered with HTTP ${status}${request ? `, request ${request}` : ''}.`;
  return { technical: [line], status };
};

/** The error for a fault, told for what was attempted: where a change may have gone through, how to check comes first. */
export function fault(attempt: Attempt, name: FaultName, evidence: Evidence = {}): ServiceError {
  const { kind, says, todo, mayHaveHappened, inAnyCase }: Fault = FAULTS[name];
  const what = fill(says, { service: attempt.service });
  const next = fill(todo, { service: attempt.service });
  if (mayHaveHappened && attempt.change) {
    return new ServiceError({
      ...evidence,
      kind: kind === 'unreachable' ? 'unknown_outcome' : kind,
      sentence: `${unknown(attempt.change, what)}${inAnyCase ? ` ${next}` : ''}`,
      code: name,
    });
  }
  return new ServiceError({ ...evidence, kind, sentence: `${attempt.failed}: ${what}. ${next}`, code: name });
}

/** What to say where a change may have gone through: why that is not known, and how to find out. */
export const unknown = (change: NonNullable<Attempt['change']>, what: string): string =>
  `It is not known ${change.whether}: ${what}. ${change.check}`;

/** The error for an answer that should have been JSON and is not. */
export function unreadable(attempt: Attempt, text: string, evidence: Evidence): ServiceError {
  if (text.trim() === '') return fault(attempt, 'empty', evidence);
  return fault(attempt, isWebPage(text) ? 'web_page' : 'not_json', evidence);
}

export const isWebPage = (text: string): boolean => /^\s*</.test(text);

/** The error for a service that asks to come back later. */
export function busy(attempt: Attempt, retryAfter: number, evidence: Evidence): ServiceError {
  const sentence = `${attempt.failed} yet: ${attempt.service} takes no more requests right now. ${attempt.again ?? AGAIN}`;
  return new ServiceError({ ...evidence, kind: 'busy', sentence, code: 'busy', retryAfter });
}

/** A sentence of a table with its gaps filled, all at once, so that a filled-in text is never taken for a gap. */
export const fill = (sentence: string, gaps: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap);

/** What follows where Zapier replays a step. */
const AGAIN = 'Zapier tries again by itself.';

/** The beginning of a text of the service, long enough to recognise it by; masked first, so that no key is cut in two. */
export function quote(text: string, { apiKey }: Connection): string {
  const safe = masked(text, apiKey);
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}
