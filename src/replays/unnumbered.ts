import type { Cache } from '../contract/step-context.ts';

/** Something that a run made for sure, while nobody could tell it the number. */
export interface Unnumbered {
  id: string;
  /** When the run began, in milliseconds. */
  at: number;
}

/** How many are remembered of the same change; there is hardly ever one. */
const PLACES = [0, 1, 2, 3, 4];

/** Longer than a run that could take it for its own is replayed. */
const SECONDS = 24 * 3600;

const place = (change: string, index: number): string => `unnumbered:${change}:${index}`;

/** Remembers it, so that no other run of the same change takes it for what it has made itself. */
export async function rememberUnnumbered(cache: Cache, change: string, made: Unnumbered): Promise<void> {
  for (const index of PLACES) {
    const key = place(change, index);
    await cache.setIfAbsent(key, `${made.id} ${made.at}`, SECONDS);
    const kept = await cache.get(key);
    if (kept === undefined || kept.startsWith(made.id)) return;
  }
}

/**
 * Finds the numbers of those that are remembered.
 *
 * @param findNumber looks for one; returns whether it found it
 */
export async function settleUnnumbered(
  cache: Cache,
  change: string,
  findNumber: (made: Unnumbered) => Promise<boolean>,
): Promise<void> {
  const kept = await Promise.all(PLACES.map((index) => cache.get(place(change, index))));
  for (const [index, text] of kept.entries()) {
    const [id, at] = text?.split(' ') ?? [];
    if (id === undefined || at === undefined) continue;
    const isFound = await findNumber({ id, at: Number(at) });
    if (isFound) await cache.set(place(change, index), SETTLED, SECONDS);
  }
}

/** Keeps its place: another change could otherwise be put there that is not looked for yet. */
const SETTLED = 'settled';
