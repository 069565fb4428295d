import { jsonOf } from '../json.ts';
import type { ErrorContext } from './error-context.ts';
import { NetworkError, type NetworkFailure, ServiceError } from './errors.ts';
import { FAILURES, type Failure, failureError, responseDetails } from './failures.ts';
import type { HttpRequest, HttpResponse, Sender } from './request.ts';

/** A change is not begun if it would be cut off before anybody knows what came of it. */
const SECONDS_FOR_A_CHANGE = 3;

/** Ways in which a service differs from others. */
export interface HttpHabits {
  /** Returns the part of a path by which two spellings of one address are the same; by default the whole path. */
  canonicalPath?(path: string): string;
  /** Failures that it words in its own way, by the code in `FAILURES`. */
  failures?: Readonly<Partial<Record<NetworkFailure, Failure>>>;
  /** Headers that say when to come back, besides `retry-after`, in lower case. */
  retryHeaders?: readonly string[];
}

/**
 * Sends one request and returns its response. Follows a 307 or 308 once, with its body, if it only leads to another spelling
 * of the same address on the same host and has no JSON of its own, which would mean that the request was carried out. Every
 * other redirect is left to the caller.
 *
 * @returns a response that is neither busy (429, or 503 with a time to come back) nor a server error (other 5xx, 408)
 * @throws {ServiceError} `unreachable` or `outcome_unknown` if no response came, `busy` with the seconds to wait
 */
export async function sendChecked(
  context: ErrorContext,
  request: HttpRequest,
  sender: Sender,
  habits: HttpHabits = {},
): Promise<HttpResponse> {
  const first = await sendOnce(context, request, sender, habits);
  const target = redirectTarget(request.url, first, habits);
  const response =
    target === undefined ? first : await sendOnce(context, { ...request, url: target }, sender, habits);
  const { status } = response;
  const seconds = retryAfter(response, habits);
  if (status === 429) throw busy(context, response, seconds ?? DEFAULT_WAIT);
  // Without a time nobody knows whether waiting helps: it may be down for good.
  if (status === 503 && seconds !== undefined) throw busy(context, response, seconds);
  if (status >= 500 || status === 408) {
    throw failureError(context, FAILURES, 'server_error', responseDetails(context, response));
  }
  return response;
}

async function sendOnce(
  context: ErrorContext,
  request: HttpRequest,
  sender: Sender,
  { failures }: HttpHabits,
): Promise<HttpResponse> {
  const isSafe = context.kind === 'read';
  if (!isSafe && sender.secondsLeft() < SECONDS_FOR_A_CHANGE)
    throw failureError(context, FAILURES, 'no_time');
  try {
    return await sender.send(request, isSafe);
  } catch (error) {
    if (error instanceof NetworkError)
      throw failureError(context, { ...FAILURES, ...failures }, error.failure);
    throw error;
  }
}

function redirectTarget(
  url: string,
  { status, header, text }: HttpResponse,
  { canonicalPath = (path) => path }: HttpHabits,
): string | undefined {
  const location = header('location');
  if ((status !== 307 && status !== 308) || location === undefined || jsonOf(text) !== undefined) {
    return undefined;
  }
  const target = URL.parse(location, url);
  const { origin, pathname } = new URL(url);
  const isSameAddress =
    target?.origin === origin && canonicalPath(target.pathname) === canonicalPath(pathname);
  return isSameAddress ? target.href : undefined;
}

function busy(context: ErrorContext, response: HttpResponse, seconds: number): ServiceError {
  // A 429 turns a request away. A gateway gives up with a 503, whatever comes of what it has passed on.
  const mayHaveHappened = response.status === 503 && context.kind === 'change';
  return new ServiceError({
    ...responseDetails(context, response),
    category: 'busy',
    summary: `${mayHaveHappened ? context.unclear : `${context.failed} yet`}: ${context.service} is not accepting more requests right now.`,
    advice: context.busyAdvice,
    code: 'busy',
    retryAfter: seconds,
    mayHaveHappened,
  });
}

/** How many seconds to wait for a service that takes no more requests and does not say for how long. */
export const DEFAULT_WAIT = 60;

/** How many seconds to wait at the most, whatever a service says. */
export const LONGEST_WAIT = 3600;

/**
 * Returns the seconds to wait: the first of the headers that is there, as seconds or as a date; never less than a second or
 * more than an hour, and a minute if the header cannot be read.
 *
 * @returns `undefined` if there is none
 */
export function retryAfter({ header }: HttpResponse, { retryHeaders = [] }: HttpHabits): number | undefined {
  const value = ['retry-after', ...retryHeaders].map(header).find((text) => text !== undefined);
  if (value === undefined) return undefined;
  const seconds = /^\d+$/.test(value.trim()) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(LONGEST_WAIT, Math.max(1, Math.ceil(seconds))) : DEFAULT_WAIT;
}
