import type { FaultName } from '../../sandbox/faults.ts';
import type { Step } from './steps.ts';

/** What a fault makes of a step. Reasons and advice are templates: `{service} did not answer`. */
export type FaultOutcome =
  /** `looks` if the answer does not say all, and the rest is looked up. */
  | { kind: 'success'; looks?: true }
  /** Nothing was changed. */
  | { kind: 'not done'; error: ZapierError; reason: string; advice: string }
  /** Nothing was changed, and Zapier comes back after `delay` seconds. */
  | { kind: 'busy'; reason: string; delay: number }
  /** A change may have gone through. The advice is for steps that change nothing, unless it helps in any case. */
  | { kind: 'unknown'; reason: string; advice: string; alwaysAdvise?: true };

export type ZapierError = 'AppError' | 'ExpiredAuthError' | 'HaltedError' | 'ThrottledError';

const SUCCESS: FaultOutcome = { kind: 'success' };
const unknown = (reason: string, advice = 'Try again in a few minutes.'): FaultOutcome => ({
  kind: 'unknown',
  reason,
  advice,
});
const unknownButAdvise = (reason: string, advice: string): FaultOutcome => ({
  kind: 'unknown',
  reason,
  advice,
  alwaysAdvise: true,
});
const notDone = (error: ZapierError, reason: string, advice: string): FaultOutcome => ({
  kind: 'not done',
  error,
  reason,
  advice,
});
const busy = (delay: number): FaultOutcome => ({
  kind: 'busy',
  reason: '{service} takes no more requests right now',
  delay,
});

/** The one outcome that takes its time. */
export const TIMEOUT = unknown('{service} did not answer within 25 seconds');

const LOST = unknown('the connection to {service} was lost before its answer was complete');
const REDIRECTED = unknownButAdvise(
  '{service} tried to redirect the request; your key was not sent there',
  'Check the connection; if it is right, tell the support of {service}.',
);
const SERVER_ERROR = unknown('{service} reported a fault of its own');
const NOT_UNDERSTOOD = unknown(
  '{service} sent an answer that this integration does not understand',
  'Try again; if it stays, tell the maker of this integration.',
);

/** What comes of a fault in any service. */
const COMMON = {
  timeout_before: TIMEOUT,
  timeout_after: TIMEOUT,
  slow_body: TIMEOUT,
  reset_before: LOST,
  reset_after: LOST,
  endless_body: unknown('{service} sent far too much data'),
  empty: unknown('{service} sent an empty answer'),
  html: unknownButAdvise(
    '{service} answered with a web page instead of data',
    'Check that the account is active and the API is enabled for it.',
  ),
  cut_json: unknown('the answer of {service} was cut off or damaged'),
  gzip_garbage: unknown('{service} sent an answer that cannot be unpacked'),
  byte_order_mark: SUCCESS,
  to_other_host_302: REDIRECTED,
  to_other_host_307: REDIRECTED,
  to_same_host_307: SUCCESS,
  request_timeout: SERVER_ERROR,
  server_error: SERVER_ERROR,
  busy: busy(60),
  busy_seconds: busy(17),
  busy_date: busy(3600),
  overloaded: busy(30),
} as const satisfies Partial<Record<FaultName, FaultOutcome>>;

type Faults = Readonly<Record<FaultName, FaultOutcome | 'does not apply'>>;

const WRONG_SIGNATURE = unknownButAdvise(
  'the signature of the answer does not match the API Key, so it cannot be trusted',
  'Check the API Key of the connection.',
);
const DENIED = unknownButAdvise(
  '{service} turned the request away',
  'Check that the account is active and the API is enabled for it.',
);

/** What comes of a fault in a shop. */
export const SHOP_FAULTS: Faults = {
  ...COMMON,
  wrong_hash: WRONG_SIGNATURE,
  other_text: WRONG_SIGNATURE,
  no_hash: unknownButAdvise(
    'the answer was not signed, so it cannot be trusted',
    'Check the Login and the API Key of the connection.',
  ),
  odd_code: NOT_UNDERSTOOD,
  list_code: NOT_UNDERSTOOD,
  json_400: NOT_UNDERSTOOD,
  invalid_details: NOT_UNDERSTOOD,
  invalid_texts: NOT_UNDERSTOOD,
  invalid_list: NOT_UNDERSTOOD,
  text_code: SUCCESS,
  json_302: SUCCESS,
  signed_307: SUCCESS,
  no_result: SUCCESS,
  list_result: SUCCESS,
  object_result: SUCCESS,
  empty_result: SUCCESS,
  unauthorized: DENIED,
  forbidden: DENIED,
  not_found: notDone(
    'AppError',
    '{service} has no shop at the address of this connection',
    'Check the Login of the connection.',
  ),
  code_8: notDone(
    'AppError',
    'the API is switched off for this account, or {service} takes no more requests for now',
    'Run the step again in a few minutes; if it stays, ask the support of {service} to enable the API.',
  ),
  code_999: unknownButAdvise(
    '{service} answered with a code that it does not document',
    'Ask the support of {service} about the text below.',
  ),
  unsigned_1: notDone(
    'AppError',
    'the request reached {service} without its signature',
    'Run the step again; if it stays, tell the maker of this integration.',
  ),
  unsigned_4: notDone(
    'ExpiredAuthError',
    '{service} does not accept the API Key together with this Login',
    'Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  ),
  unsigned_5: notDone(
    'ExpiredAuthError',
    '{service} does not know the Login of this connection',
    'Write it as it stands at the beginning of the address of your shop, and reconnect.',
  ),
  other_number: 'does not apply',
};

const refusedValue = (what: string): FaultOutcome =>
  notDone('AppError', `Aplaut does not accept ${what}`, 'Correct it and run the step again.');

/** What comes of a fault in Aplaut. */
export const APLAUT_FAULTS: Faults = {
  ...COMMON,
  json_302: REDIRECTED,
  unauthorized: notDone(
    'ExpiredAuthError',
    'Aplaut does not accept the API Key',
    'Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.',
  ),
  forbidden: notDone(
    'AppError',
    'this key may not use the Platform API',
    'Give the application in the section "Developers" of Aplaut the Platform API scope, then run the step again.',
  ),
  not_found: notDone(
    'AppError',
    'Aplaut refused the request (HTTP 404)',
    'Check the values of this step; if they are right, tell the support of Aplaut.',
  ),
  invalid_details: refusedValue('Details (is odd), Locked'),
  invalid_texts: refusedValue('Locked by a return'),
  invalid_list: refusedValue('Locked by a return'),
  other_number: NOT_UNDERSTOOD,
  wrong_hash: 'does not apply',
  other_text: 'does not apply',
  no_hash: 'does not apply',
  odd_code: 'does not apply',
  list_code: 'does not apply',
  json_400: 'does not apply',
  text_code: 'does not apply',
  signed_307: 'does not apply',
  no_result: 'does not apply',
  list_result: 'does not apply',
  object_result: 'does not apply',
  empty_result: 'does not apply',
  code_8: 'does not apply',
  code_999: 'does not apply',
  unsigned_1: 'does not apply',
  unsigned_4: 'does not apply',
  unsigned_5: 'does not apply',
};

const NO_NUMBER: FaultOutcome = { kind: 'success', looks: true };

/** Where a step of a shop differs, by its title. */
export const SHOP_EXCEPTIONS: Readonly<Record<string, Partial<Faults>>> = {
  'Create Order': {
    no_result: NO_NUMBER,
    list_result: NO_NUMBER,
    object_result: NO_NUMBER,
    empty_result: NO_NUMBER,
  },
  'Find Order': {
    no_result: NOT_UNDERSTOOD,
    list_result: NOT_UNDERSTOOD,
    object_result: NOT_UNDERSTOOD,
    empty_result: NOT_UNDERSTOOD,
  },
};

// Without a form there are no labels for what Aplaut names.
const REFUSED_BY_NAME = refusedValue('details (is odd), Locked');

/** Where a step of Aplaut differs, by its title. */
export const APLAUT_EXCEPTIONS: Readonly<Record<string, Partial<Faults>>> = {
  // A connection is tested with a list of products, which have no order numbers.
  Connection: { invalid_details: REFUSED_BY_NAME, other_number: SUCCESS },
  // Nothing is found. Aplaut finds an order by its internal id, too, which is not what was asked for.
  'Find Order': { not_found: SUCCESS, other_number: SUCCESS, invalid_details: REFUSED_BY_NAME },
  'Delete Order': {
    // A deletion has no body that could be damaged.
    empty: SUCCESS,
    html: SUCCESS,
    cut_json: SUCCESS,
    gzip_garbage: SUCCESS,
    other_number: SUCCESS,
    invalid_details: REFUSED_BY_NAME,
    not_found: notDone(
      'HaltedError',
      'Aplaut has no order with this number, or it was deleted before',
      'If it should exist, check Order Number.',
    ),
  },
};

/** What a user gets to see of a step. */
export interface SeenOutcome {
  error: 'none' | ZapierError;
  first?: string;
  /** Seconds. */
  delay?: number;
}

/** Returns what a user gets to see if an outcome befalls a step. */
export function seenOutcome(
  { failed, change, busyAdvice }: Step,
  service: string,
  outcome: FaultOutcome,
): SeenOutcome {
  const seen = (error: ZapierError, first: string, delay?: number): SeenOutcome => ({
    error,
    first: first.replaceAll('{service}', service),
    ...(delay !== undefined && { delay }),
  });
  switch (outcome.kind) {
    case 'success':
      return { error: 'none' };
    case 'busy':
      return seen('ThrottledError', `${failed} yet: ${outcome.reason}. ${busyAdvice}`, outcome.delay);
    case 'not done':
      return seen(outcome.error, `${failed}: ${outcome.reason}. ${outcome.advice}`);
    case 'unknown': {
      const { reason, advice, alwaysAdvise } = outcome;
      if (change === undefined) return seen('AppError', `${failed}: ${reason}. ${advice}`);
      const unclear = `It is not known ${change.whether}: ${reason}. ${change.check}`;
      return seen('AppError', alwaysAdvise ? `${unclear} ${advice}` : unclear);
    }
  }
}

/**
 * Returns what a fault makes of a step that looks, after an unclear outcome, whether its change was made.
 *
 * @param isMade whether it was
 * @returns the outcome, and how many requests it takes besides
 */
export function afterLook(
  { look, lookUp = 0 }: Step,
  fault: FaultName,
  outcome: FaultOutcome,
  isMade: boolean,
): { outcome: FaultOutcome; further: number } {
  if (outcome.kind === 'success') return { outcome, further: outcome.looks && look ? look.made : lookUp };
  // When the time of a step is up, there is none left to look.
  const looks = (outcome.kind === 'unknown' && outcome !== TIMEOUT) || fault === 'overloaded';
  if (look === undefined || !looks) return { outcome, further: 0 };
  return isMade ? { outcome: SUCCESS, further: look.made } : { outcome, further: look.notMade };
}
