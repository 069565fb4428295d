/**
 * Why a step failed:
 * - `connection`: the account cannot be used until its owner changes something (key, login, address, switch)
 * - `refused`: the service understood the request and said no
 * - `already_so`: what the user wanted is already the case
 * - `busy`: the service asks to come back later
 * - `unreachable`: nothing was changed, because the request did not arrive or only read
 * - `untrusted`: the answer cannot be believed
 * - `unknown_outcome`: the request was sent, and nobody can say what came of it
 */
export type TroubleKind =
  | 'connection'
  | 'refused'
  | 'already_so'
  | 'busy'
  | 'unreachable'
  | 'untrusted'
  | 'unknown_outcome';

/** A step that did not succeed, told to the person in the Zap editor. */
export interface Trouble {
  kind: TroubleKind;
  /** What happened and what to do next, in the words of the form; stands alone. */
  sentence: string;
  /** The service's own code and text, for support. */
  technical?: readonly string[];
  /** A short name for the log, e.g. `influencersoft_604` or `timeout`. */
  code: string;
  /** The HTTP status that came with it. */
  status?: number;
  /** When to come back, in seconds; only for `busy`. */
  retryAfter?: number;
}

/**
 * Thrown by every service for every way of not succeeding. Its message quotes the service, so it is masked before a user
 * sees it (`src/errors.ts`).
 */
export class ServiceError extends Error {
  override name = 'ServiceError';
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super([trouble.sentence, ...(trouble.technical ?? [])].join('\n'));
    this.trouble = trouble;
  }
}

/** How a request failed to bring back a whole answer. */
export type LineFault =
  | 'timeout'
  | 'cut'
  | 'not_found'
  | 'not_reached'
  | 'certificate'
  | 'garbled'
  | 'too_large';

/** No whole answer came back. Thrown by whatever carries the requests, before any service has looked at them. */
export class LineError extends Error {
  override name = 'LineError';
  readonly fault: LineFault;

  constructor(fault: LineFault) {
    super(fault);
    this.fault = fault;
  }
}
