import { crc32 } from 'node:zlib';
import type { Bundle } from 'zapier-platform-core';
import { type PollOptions, SAMPLE_SIZE } from '../contract/service.ts';

/**
 * Every how many minutes the polls of a connection look far back. No multiple of a polling interval: so one window has one poll
 * and another has two, and no connection has two in all of them.
 */
const DEEP_EVERY = 290;

/** For how many minutes they do then: longer than the 15 minutes that are Zapier's longest polling interval, so no Zap steps over it. */
const DEEP_FOR = 20;

/** The parts of a bundle that say what a poll is for. Core's test tools, and Zapier on some paths, leave parts of `meta` out. */
interface Poll {
  readonly meta?: Partial<Bundle['meta']>;
  readonly authData?: Readonly<Record<string, unknown>>;
}

/** Returns how much a query is asked for, at the present time. */
export function pollOptions({ meta = {}, authData = {} }: Poll): PollOptions {
  const { page = 0, isPopulatingDedupe = false, isLoadingSample = false } = meta;
  if (isLoadingSample) return { page, depth: 'sample' };
  if (isPopulatingDedupe) return { page, depth: 'first' };
  return { page, depth: isDeep(Date.now(), authData) ? 'deep' : 'recent' };
}

/**
 * Whether the polls of a connection look far back at this time. The clock alone decides, because a Zap keeps nothing between
 * two polls. Zapier polls every 1 to 15 minutes, so each Zap has a poll in every one of these windows; accounts have
 * them at different times, so that a vendor does not get all of its large requests at once.
 */
function isDeep(time: number, authData: Readonly<Record<string, unknown>>): boolean {
  const account = crc32(Object.values(authData).join('\n'));
  return (Math.floor(time / 60_000) + account) % DEEP_EVERY < DEEP_FOR;
}

/** Zapier takes 6 MB from a step. Core measures the characters of a result and not its bytes, so this does. */
const RESULT_BYTES = 5_000_000;

interface Result {
  readonly id: string;
  readonly [key: string]: unknown;
}

/**
 * Returns what a poll passes to Zapier, of results that are sorted newest first: three records for the editor's test; only
 * their ids for the first poll of a Zap, which tells nothing but fills the list of what was seen; and otherwise the newest
 * that fit.
 */
export function pollResult<R extends Result>(results: readonly R[], { depth }: PollOptions): Result[] {
  if (depth === 'sample') return results.slice(0, SAMPLE_SIZE);
  if (depth === 'first') return results.map(({ id }) => ({ id }));
  let bytes = 0;
  const tooMany = results.findIndex((result) => {
    bytes += Buffer.byteLength(JSON.stringify(result)) + 1;
    return bytes > RESULT_BYTES;
  });
  return tooMany < 0 ? [...results] : results.slice(0, tooMany);
}
