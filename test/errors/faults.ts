import type { FaultName } from '../../sandbox/faults.ts';
import type { Step } from './steps.ts';

/** What a fault makes of a step. Reasons and advice are templates: `{service} did not answer`. */
export type FaultOutcome =
  /** `looks` if the answer does not say all, and the rest is looked up. */
  | { kind: 'success'; looks?: true }
  /** Nothing was changed. */
  | { kind: 'not done'; error: ZapierError; reason: string; advice: string }
  /** Nothing was changed unless it is unclear, and Zapier comes back after `delay` seconds. */
  | { kind: 'busy'; reason: string; delay: number; isUnclear: boolean }
  /** A change may have gone through. The advice is for steps that change nothing, unless it helps in any case. */
  | { kind: 'unknown'; reason: string; advice: string; alwaysAdvise?: true };

export type ZapierError = 'AppError' | 'ExpiredAuthError' | 'HaltedError' | 'ThrottledError';

const SUCCESS: FaultOutcome = { kind: 'success' };
const outcomeUnknown = (reason: string, advice = 'Try again in a few minutes.'): FaultOutcome => ({
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
const busy = (delay: number, isUnclear = false): FaultOutcome => ({
  kind: 'busy',
  reason: '{service} is not accepting more requests right now',
  delay,
  isUnclear,
});

/** The one outcome that takes its time. */
export const TIMEOUT = outcomeUnknown("{service} didn't respond within 25 seconds");

const LOST = outcomeUnknown('the connection to {service} was lost before its response was complete');
const REDIRECTED = unknownButAdvise(
  '{service} tried to redirect the request (your key was not sent there)',
  "Check the connection. If it's right, contact {service} support.",
);
const SERVER_ERROR = outcomeUnknown('{service} returned a server error');
const NOT_UNDERSTOOD = outcomeUnknown(
  "{service} sent a response that this integration doesn't understand",
  "Try again. If this keeps happening, contact the integration's developer.",
);

/** What comes of a fault in any service. */
const COMMON = {
  timeout_before: TIMEOUT,
  timeout_after: TIMEOUT,
  slow_body: TIMEOUT,
  reset_before: LOST,
  reset_after: LOST,
  endless_body: outcomeUnknown('{service} sent far too much data'),
  empty: outcomeUnknown('{service} sent an empty response'),
  html: unknownButAdvise(
    '{service} responded with a web page instead of data',
    'Check that the account is active and the API is enabled for it.',
  ),
  cut_json: outcomeUnknown('the response from {service} was cut off or damaged'),
  gzip_garbage: outcomeUnknown("{service} sent a response that couldn't be decompressed"),
  byte_order_mark: SUCCESS,
  to_other_host_302: REDIRECTED,
  to_other_host_307: REDIRECTED,
  to_same_host_307: SUCCESS,
  request_timeout: SERVER_ERROR,
  server_error: SERVER_ERROR,
  busy: busy(60),
  busy_seconds: busy(17),
  busy_date: busy(3600),
  overloaded: busy(30, true),
} as const satisfies Partial<Record<FaultName, FaultOutcome>>;

type Faults = Readonly<Record<FaultName, FaultOutcome | 'does not apply'>>;

const WRONG_SIGNATURE = unknownButAdvise(
  "the signature of the response doesn't match the API Key, so the response can't be trusted",
  'Check the API Key of the connection.',
);
const DENIED = unknownButAdvise(
  '{service} rejected the request',
  'Check that the account is active and the API is enabled for it.',
);

/** What comes of a fault in a shop. */
export const SHOP_FAULTS: Faults = {
  ...COMMON,
  wrong_hash: WRONG_SIGNATURE,
  other_text: WRONG_SIGNATURE,
  no_hash: unknownButAdvise(
    "the response wasn't signed, so it can't be trusted",
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
    'the API is disabled for this account, or {service} is not accepting requests right now',
    'Run the step again in a few minutes. If this keeps happening, ask {service} support to enable the API.',
  ),
  code_999: unknownButAdvise(
    "{service} responded with a code that it doesn't document",
    'Ask {service} support about the text below.',
  ),
  unsigned_1: notDone(
    'AppError',
    'the request reached {service} without its signature',
    "Run the step again. If this keeps happening, contact the integration's developer.",
  ),
  unsigned_4: notDone(
    'ExpiredAuthError',
    "{service} doesn't accept this API Key with this Login",
    'Copy the key again from the page "Integration and API" of your account, check the Login, and reconnect.',
  ),
  unsigned_5: notDone(
    'ExpiredAuthError',
    "{service} doesn't recognize the Login of this connection",
    "Copy it from the beginning of your shop's address, and reconnect.",
  ),
  other_number: 'does not apply',
};

const refusedRequest = (why: string): FaultOutcome =>
  notDone(
    'AppError',
    `Aplaut rejected the request (${why})`,
    "Check the values of this step. If they're right, contact Aplaut support.",
  );

/** What comes of a fault in Aplaut. */
export const APLAUT_FAULTS: Faults = {
  ...COMMON,
  json_302: REDIRECTED,
  unauthorized: notDone(
    'ExpiredAuthError',
    "Aplaut doesn't accept the API Key",
    'Copy it again from the section "Developers", choose the Service that fits it (API key or OAuth application), and reconnect.',
  ),
  forbidden: notDone(
    'AppError',
    'this key may not use the Platform API',
    'Give the application in the section "Developers" of Aplaut the Platform API scope, then run the step again.',
  ),
  not_found: refusedRequest('HTTP 404'),
  invalid_details: refusedRequest('Details: is odd; Locked'),
  invalid_texts: refusedRequest('Locked by a return'),
  invalid_list: refusedRequest('Locked by a return'),
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
const REFUSED_BY_NAME = refusedRequest('details: is odd; Locked');

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
      'Aplaut has no order with this number, or it was already deleted',
      'If it should still exist, check Order Number.',
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
    case 'busy': {
      const what = outcome.isUnclear && change ? change.unclear : `${failed} yet`;
      return seen('ThrottledError', `${what}: ${outcome.reason}. ${busyAdvice}`, outcome.delay);
    }
    case 'not done':
      return seen(outcome.error, `${failed}: ${outcome.reason}. ${outcome.advice}`);
    case 'unknown': {
      const { reason, advice, alwaysAdvise } = outcome;
      if (change === undefined) return seen('AppError', `${failed}: ${reason}. ${advice}`);
      const unclear = `${change.unclear}: ${reason}. ${change.check}`;
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
  outcome: FaultOutcome,
  isMade: boolean,
): { outcome: FaultOutcome; further: number } {
  if (outcome.kind === 'success') return { outcome, further: outcome.looks && look ? look.made : lookUp };
  // When the time of a step is up, there is none left to look.
  const looks =
    outcome.kind === 'busy' ? outcome.isUnclear : outcome.kind === 'unknown' && outcome !== TIMEOUT;
  if (look === undefined || !looks) return { outcome, further: 0 };
  return isMade ? { outcome: SUCCESS, further: look.made } : { outcome, further: look.notMade };
}
