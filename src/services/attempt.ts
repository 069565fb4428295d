import { ServiceError, type Trouble, type TroubleKind } from './service-error.ts';

/** What a request is for, in the words that an error message needs. */
export interface Attempt {
  /** The service's name, e.g. `InfluencerSoft`. */
  service: string;
  /** `The order was not created`. */
  failed: string;
  /**
   * Only for a request that changes something: `whether the order was created` and how to find out before the step is
   * replayed.
   */
  change?: { whether: string; check: string };
}

/** Something that can go wrong on the way, whatever the service and the action. */
export interface Fault {
  kind: TroubleKind;
  /** Follows a colon: `{service} did not answer within 25 seconds`. */
  says: string;
  /** What to do if nothing can have been changed. */
  todo: string;
  /** The request may have been carried out all the same. */
  mayHaveHappened: boolean;
}

/** Every fault that is not an answer in the service's own words. `docs/errors.md` is made from this table. */
export const FAULTS = {
  timeout: {
    kind: 'unreachable',
    says: '{service} did not answer within 25 seconds',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  cut: {
    kind: 'unreachable',
    says: 'the line to {service} broke before its answer was complete',
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
    says: '{service} sent an answer without end',
    todo: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_found: {
    kind: 'unreachable',
    says: '{service} has no address for this account',
    todo: 'If it happens again, check the Login of the connection.',
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
    todo: 'Check the Login of the connection; if it is right, tell the support of {service}.',
    mayHaveHappened: false,
  },
  redirected: {
    kind: 'untrusted',
    says: '{service} pointed to another address, which is never followed with your key',
    todo: 'Check the connection; if it is right, tell the support of {service}.',
    mayHaveHappened: true,
  },
  denied: {
    kind: 'untrusted',
    says: '{service} turned the request away',
    todo: 'Check that the account is active and the API is enabled for it, then try again.',
    mayHaveHappened: true,
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
    todo: 'Check that the account is active and the API is enabled for it, then try again.',
    mayHaveHappened: true,
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
    todo: 'See its text below.',
    mayHaveHappened: true,
  },
  wrong_signature: {
    kind: 'untrusted',
    says: 'the signature of the answer does not match the API Key, so it cannot be trusted',
    todo: 'Check the API Key of the connection.',
    mayHaveHappened: true,
  },
  no_signature: {
    kind: 'untrusted',
    says: 'the answer was not signed, so it cannot be trusted',
    todo: 'Check the Login of the connection, then try again.',
    mayHaveHappened: true,
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

/** The error for a fault, told for what was attempted: where a change may have gone through, how to check comes first. */
export function fault(
  attempt: Attempt,
  name: FaultName,
  more: Pick<Trouble, 'technical' | 'status'> = {},
): ServiceError {
  const { kind, says, todo, mayHaveHappened }: Fault = FAULTS[name];
  if (mayHaveHappened && attempt.change) {
    return trouble(attempt, {
      ...more,
      kind: kind === 'unreachable' ? 'unknown_outcome' : kind,
      sentence: `It is not known ${attempt.change.whether}: ${says}. ${attempt.change.check}`,
      code: name,
    });
  }
  return trouble(attempt, { ...more, kind, sentence: `${attempt.failed}: ${says}. ${todo}`, code: name });
}

/** The error for an answer that should have been JSON and is not. */
export function unreadable(
  attempt: Attempt,
  text: string,
  more: Pick<Trouble, 'technical' | 'status'>,
): ServiceError {
  if (text.trim() === '') return fault(attempt, 'empty', more);
  return fault(attempt, /^\s*</.test(text) ? 'web_page' : 'not_json', more);
}

/** The error for a service that asks to come back later. */
export function busy(
  attempt: Attempt,
  retryAfter: number,
  more: Pick<Trouble, 'technical' | 'status'>,
): ServiceError {
  const sentence = `${attempt.failed} yet: {service} takes no more requests right now. Zapier tries again by itself.`;
  return trouble(attempt, { ...more, kind: 'busy', sentence, code: 'busy', retryAfter });
}

/** The error for whatever a service said no with. */
export function trouble(attempt: Attempt, what: Trouble): ServiceError {
  return new ServiceError({ ...what, sentence: what.sentence.replaceAll('{service}', attempt.service) });
}
