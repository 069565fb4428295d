import type { Send, WireAnswer, WireRequest } from '../contract/service.ts';
import { jsonOf } from '../json.ts';
import type { Attempt } from './error-context.ts';
import { LineError } from './errors.ts';
import { busy, evidenceOf, fault } from './failures.ts';

/** How long to wait where a busy service does not say. */
const DEFAULT_WAIT_SECONDS = 60;

/** How long to wait at the most, whatever a service says. */
const LONGEST_WAIT_SECONDS = 3600;

/**
 * One request, one answer. Follows a 307 or 308 once, with its body, if it only leads to another spelling on the same
 * host (InfluencerSoft answers a method in the wrong case so) and brings no answer of its own, which would mean that the
 * request was carried out; every other redirect is left to the caller to judge.
 *
 * @returns an answer that is neither busy (429, 503) nor a server's fault (other 5xx, 408)
 * @throws {ServiceError} `unreachable` or `unknown_outcome` when no answer came, `busy` with the seconds to wait
 */
export async function exchange(attempt: Attempt, request: WireRequest, send: Send): Promise<WireAnswer> {
  const first = await sendOnce(attempt, request, send);
  const elsewhere = sameHostTarget(request.url, first);
  const answer =
    elsewhere === undefined ? first : await sendOnce(attempt, { ...request, url: elsewhere }, send);
  const { status } = answer;
  const evidence = evidenceOf(attempt, answer);
  if (status === 429 || status === 503) throw busy(attempt, waitOf(answer), evidence);
  if (status >= 500 || status === 408) throw fault(attempt, 'server_error', evidence);
  return answer;
}

async function sendOnce(attempt: Attempt, request: WireRequest, send: Send): Promise<WireAnswer> {
  try {
    return await send(request);
  } catch (error) {
    if (error instanceof LineError) throw fault(attempt, error.fault);
    throw error;
  }
}

function sameHostTarget(url: string, answer: WireAnswer): string | undefined {
  const location = answer.header('location');
  const isRedirect = answer.status === 307 || answer.status === 308;
  if (!isRedirect || location === undefined || jsonOf(answer.text) !== undefined) return undefined;
  const target = URL.parse(location, url);
  const asked = new URL(url);
  // Only the method of a shop is the same in any case; the number of an order in Aplaut is not.
  const path = (address: URL) =>
    address.pathname.startsWith('/api/') ? address.pathname.toLowerCase() : address.pathname;
  const isSpelling = target !== null && path(target) === path(asked);
  return isSpelling && target.origin === asked.origin ? target.href : undefined;
}

/**
 * The seconds to wait: `Retry-After` as seconds or as a date, else Aplaut's `X-RateLimit-Reset` (`2026-09-25 10:00:00
 * +0000` or ISO), else a minute; never less than a second or more than an hour.
 */
function waitOf(answer: WireAnswer): number {
  const wish = answer.header('retry-after') ?? answer.header('x-ratelimit-reset');
  if (wish === undefined) return DEFAULT_WAIT_SECONDS;
  const seconds = /^\d+$/.test(wish.trim()) ? Number(wish) : (Date.parse(wish) - Date.now()) / 1000;
  return Number.isFinite(seconds)
    ? Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.ceil(seconds)))
    : DEFAULT_WAIT_SECONDS;
}
