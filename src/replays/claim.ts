import type { Cache } from '../contract/step-context.ts';

/**
 * How long a run has what it claimed: longer than it lasts, so that what a dead run has claimed is free again.
 * One that succeeds keeps it for longer than another run can be looking for it.
 */
const CLAIM_SECONDS = 60;
const KEPT_SECONDS = 24 * 3600;

/** Who has a thing that only one run may have: this run, another one that may never succeed, or another one for good. */
type Holder = 'own' | 'claimed' | 'kept';

/**
 * Claims a thing that only one run may have. Where nobody can tell for want of a cache, it is this run's own.
 *
 * @param id which run claims it
 */
export async function claim(cache: Cache, thing: string, id: string): Promise<Holder> {
  const earlier = await cache.get(thing);
  if (earlier === undefined) await cache.setIfAbsent(thing, id, CLAIM_SECONDS);
  const holder = earlier ?? (await cache.get(thing)) ?? id;
  if (holder === id || holder === kept(id)) return 'own';
  return holder.endsWith(KEPT) ? 'kept' : 'claimed';
}

/** Keeps a thing that is this run's without a doubt. */
export const keep = (cache: Cache, thing: string, id: string): Promise<void> =>
  cache.set(thing, kept(id), KEPT_SECONDS);

const KEPT = ' kept';
const kept = (id: string): string => `${id}${KEPT}`;
