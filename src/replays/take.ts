import type { Cache } from '../contract/step-context.ts';

/** How long a thing is kept for whoever took it: longer than a run can be looking for it. */
const TAKEN_SECONDS = 24 * 3600;

/**
 * Takes a thing that only one run may have.
 *
 * @param id whose it is then
 * @returns `false` if another run has it; `true` if nobody does, or nobody can tell for want of a cache
 */
export async function take(cache: Cache, thing: string, id: string): Promise<boolean> {
  const owner = await cache.get(thing);
  if (owner !== undefined) return owner === id;
  await cache.setIfAbsent(thing, id, TAKEN_SECONDS);
  return ((await cache.get(thing)) ?? id) === id;
}

/** Takes a thing that is this run's without a doubt. */
export const keep = (cache: Cache, thing: string, id: string): Promise<void> =>
  cache.set(thing, id, TAKEN_SECONDS);
