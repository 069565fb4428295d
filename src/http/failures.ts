import type { ChangeContext, ErrorContext } from './error-context.ts';
import { type ErrorDetails, type ErrorRow, interpolate, ServiceError } from './errors.ts';
import { type HttpResponse, STEP_SECONDS } from './request.ts';

/** Something that can go wrong with a request, apart from errors in the service's own words. */
export interface Failure extends ErrorRow {
  /** Whether the request may have been carried out all the same. */
  mayHaveHappened: boolean;
  /** Whether the advice helps even if a change may have gone through. */
  alwaysAdvise?: boolean;
}

/** Failures that can happen whatever the service and the action, by code. `docs/errors.md` is generated from this table. */
export const FAILURES = {
  timeout: {
    category: 'unreachable',
    message: `{service} didn't respond within ${STEP_SECONDS} seconds`,
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  cut: {
    category: 'unreachable',
    message: 'the connection to {service} was lost before its response was complete',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  garbled: {
    category: 'untrusted',
    message: "{service} sent a response that couldn't be decompressed",
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  too_large: {
    category: 'untrusted',
    message: '{service} sent far too much data',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_found: {
    category: 'unreachable',
    message: "{service}'s address couldn't be found",
    advice: 'Try again in a few minutes.',
    mayHaveHappened: false,
  },
  not_reached: {
    category: 'unreachable',
    message: "{service} couldn't be reached",
    advice: 'Try again in a few minutes.',
    mayHaveHappened: false,
  },
  certificate: {
    category: 'unreachable',
    message: "{service}'s security certificate isn't valid, so nothing was sent",
    advice: "Check the connection. If it's right, contact {service} support.",
    mayHaveHappened: false,
  },
  no_time: {
    category: 'unreachable',
    message: '{service} was so slow that there was no time left to change anything',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: false,
  },
  redirected: {
    category: 'untrusted',
    message: '{service} tried to redirect the request (your key was not sent there)',
    advice: "Check the connection. If it's right, contact {service} support.",
    mayHaveHappened: true,
    alwaysAdvise: true,
  },
  denied: {
    category: 'untrusted',
    message: '{service} rejected the request',
    advice: 'Check that the account is active and the API is enabled for it.',
    mayHaveHappened: true,
    alwaysAdvise: true,
  },
  server_error: {
    category: 'unreachable',
    message: '{service} returned a server error',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  web_page: {
    category: 'untrusted',
    message: '{service} responded with a web page instead of data',
    advice: 'Check that the account is active and the API is enabled for it.',
    mayHaveHappened: true,
    alwaysAdvise: true,
  },
  empty: {
    category: 'untrusted',
    message: '{service} sent an empty response',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_json: {
    category: 'untrusted',
    message: 'the response from {service} was cut off or damaged',
    advice: 'Try again in a few minutes.',
    mayHaveHappened: true,
  },
  not_understood: {
    category: 'untrusted',
    message: "{service} sent a response that this integration doesn't understand",
    advice: "Try again. If this keeps happening, contact the integration's developer.",
    mayHaveHappened: true,
  },
  unknown_code: {
    category: 'untrusted',
    message: "{service} responded with a code that it doesn't document",
    advice: 'Ask {service} support about the text below.',
    alwaysAdvise: true,
    mayHaveHappened: true,
  },
} as const satisfies Readonly<Record<string, Failure>>;

/**
 * Returns the error for a failure, in the words of what was attempted. If a change may have gone through, it begins with how
 * to find out.
 *
 * @param failures the table that has the code: `FAILURES`, or a service's own
 */
export function failureError<Code extends string>(
  context: ErrorContext,
  failures: Readonly<Record<Code, Failure>>,
  code: Code,
  details: ErrorDetails = {},
): ServiceError {
  const { category, mayHaveHappened, alwaysAdvise, ...row }: Failure = failures[code];
  const values = { service: context.service };
  const message = interpolate(row.message, values);
  const advice = interpolate(row.advice, values);
  if (mayHaveHappened && context.kind === 'change') {
    return new ServiceError({
      ...details,
      category: category === 'unreachable' ? 'outcome_unknown' : category,
      summary: outcomeUnknown(context, message),
      ...(alwaysAdvise && { advice }),
      code,
      mayHaveHappened,
    });
  }
  return new ServiceError({ ...details, category, summary: `${context.failed}: ${message}.`, advice, code });
}

/** Returns the message for a change that may have gone through: why nobody knows, and how to find out. */
export const outcomeUnknown = ({ unclear, check }: ChangeContext, message: string): string =>
  `${unclear}: ${message}. ${check}`;

/** Returns the error for a response that should have been JSON and is not. */
export function notJson(context: ErrorContext, text: string, details: ErrorDetails): ServiceError {
  if (text.trim() === '') return failureError(context, FAILURES, 'empty', details);
  return failureError(context, FAILURES, isWebPage(text) ? 'web_page' : 'not_json', details);
}

/** Whether a text begins as HTML or XML does. */
export const isWebPage = (text: string): boolean => /^\s*</.test(text);

/** Returns the status of a response, and the id of its request if the service names one. */
export const responseDetails = (
  { service }: ErrorContext,
  { status, header }: HttpResponse,
): Required<ErrorDetails> => {
  const requestId = header('x-request-id');
  return {
    details: [`${service} responded with HTTP ${status}${requestId ? `, request ${requestId}` : ''}.`],
    status,
  };
};
