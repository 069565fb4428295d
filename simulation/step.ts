import type { Cache, StepContext } from '../src/contract/step-context.ts';
import { type Send, STEP_SECONDS } from '../src/http/request.ts';

/** A step that sends as it is told, has all of its time left, and no cache. */
export const stepWith = (send: Send): StepContext => ({
  send,
  secondsLeft: () => STEP_SECONDS,
  cache: {
    get: async () => undefined,
    set: async () => {},
    setIfAbsent: async () => {},
    delete: async () => {},
  },
});

/** A cache that works, and what it holds. */
export function cacheInMemory(): Cache & { entries: Map<string, { value: string; until: number }> } {
  const entries = new Map<string, { value: string; until: number }>();
  const valid = (key: string) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.until > Date.now() ? entry.value : undefined;
  };
  const set = async (key: string, value: string, seconds: number) => {
    entries.set(key, { value, until: Date.now() + seconds * 1000 });
  };
  return {
    entries,
    get: async (key) => valid(key),
    set,
    setIfAbsent: async (key, value, seconds) => {
      if (valid(key) === undefined) await set(key, value, seconds);
    },
    delete: async (key) => {
      entries.delete(key);
    },
  };
}
