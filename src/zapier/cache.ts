import type { ZObject } from 'zapier-platform-core';
import type { Cache } from '../contract/step-context.ts';

/** `z.cache` as it is (core's `src/tools/create-cache.js`): its types know of a scope only where something is set. */
interface ZapierCache {
  get(key: string, scope?: string[]): Promise<unknown>;
  set(key: string, value: string, ttl?: number, scope?: string[], nx?: boolean): Promise<unknown>;
  delete(key: string, scope?: string[]): Promise<unknown>;
}

/** Kept values belong to the connected account, whichever Zap or user they were kept for. */
const SCOPE = ['auth'];

/** How long a step waits for an answer of the cache: core itself tries three times, and for as long as it takes. */
const WAIT_MILLISECONDS = 1000;

/** Returns Zapier's cache for one step. Whatever goes wrong with it counts as nothing found or nothing kept. */
export function cacheOf(z: ZObject): Cache {
  const cache: ZapierCache = z.cache;
  return {
    async get(key) {
      const value = await inTime(() => cache.get(key, SCOPE));
      return typeof value === 'string' ? value : undefined;
    },
    async set(key, value, seconds) {
      await inTime(() => cache.set(key, value, seconds, SCOPE));
    },
    async setIfAbsent(key, value, seconds) {
      await inTime(() => cache.set(key, value, seconds, SCOPE, true));
    },
    async delete(key) {
      await inTime(() => cache.delete(key, SCOPE));
    },
  };
}

/** Returns what the cache answers; `undefined` if it fails or takes too long. */
async function inTime(ask: () => Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, WAIT_MILLISECONDS, undefined);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
