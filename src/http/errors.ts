/**
 * Why a request did not succeed:
 * - `connection`: nothing can be done with this login and key, but perhaps with others
 * - `rejected`: the service understood the request and said no
 * - `already_done`: what the user wanted is already the case
 * - `busy`: waiting is sure to help, however often it takes
 * - `unreachable`: nothing was changed, because the request did not arrive or only read
 * - `untrusted`: the response cannot be believed
 * - `outcome_unknown`: the request was sent, and nobody can say what came of it
 */
export type ErrorCategory =
  | 'connection'
  | 'rejected'
  | 'already_done'
  | 'busy'
  | 'unreachable'
  | 'untrusted'
  | 'outcome_unknown';

/** A row of an error table. Both texts are templates: `{service} did not answer`. */
export interface ErrorRow {
  category: ErrorCategory;
  /** The cause; follows a colon. */
  message: string;
  /** Tells the user what to do next. */
  advice: string;
}

/** Details of a response, for those who look into an error. */
export interface ErrorDetails {
  /** The service's own code and text, a line each. */
  details?: readonly string[];
  /** The HTTP status. */
  status?: number;
}

interface ServiceErrorOptions extends ErrorDetails {
  category: ErrorCategory;
  /** Tells the user what happened, in the words of the form. */
  summary: string;
  /** Tells the user what to do next. Zapier's side adds it if what follows is up to Zapier. */
  advice?: string | undefined;
  /** A short name for logs, such as `influencersoft_604` or `timeout`. */
  code: string;
  /** Whether a change may have been made all the same; left out if not. */
  mayHaveHappened?: boolean;
  /** When to come back, in seconds; only for `busy`. */
  retryAfter?: number;
}

/**
 * Thrown by every service for every way of not succeeding. Its texts quote the service, so they are masked before a user sees
 * them (`src/zapier/errors.ts`).
 */
export class ServiceError extends Error {
  override name = 'ServiceError';
  readonly category: ErrorCategory;
  readonly summary: string;
  readonly advice: string | undefined;
  readonly details: readonly string[];
  readonly code: string;
  readonly status: number | undefined;
  readonly mayHaveHappened: boolean;
  readonly retryAfter: number | undefined;

  constructor(options: ServiceErrorOptions) {
    const { category, summary, advice, details = [], code, status, mayHaveHappened = false } = options;
    super(summary);
    this.category = category;
    this.summary = summary;
    this.advice = advice;
    this.details = details;
    this.code = code;
    this.status = status;
    this.mayHaveHappened = mayHaveHappened;
    this.retryAfter = options.retryAfter;
  }
}

/** How a request failed to bring back a whole response. */
export type NetworkFailure =
  | 'timeout'
  | 'cut'
  | 'not_found'
  | 'not_reached'
  | 'certificate'
  | 'garbled'
  | 'too_large';

/** No whole response came back. Thrown by whatever sends requests, before any service has looked at them. */
export class NetworkError extends Error {
  override name = 'NetworkError';
  readonly failure: NetworkFailure;

  constructor(failure: NetworkFailure) {
    super(failure);
    this.failure = failure;
  }
}

/** Returns a template with its placeholders replaced, all at once, so that an inserted text is never taken for a placeholder. */
export const interpolate = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
