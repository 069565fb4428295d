import { createHash, randomUUID } from 'node:crypto';
import type { Cache } from '../contract/step-context.ts';
import { claim } from './claim.ts';

/** A run that was about to make a change. Until its mark is gone, nobody knows whether it did. */
interface Mark {
  id: string;
  /** When the run left it, in milliseconds. */
  at: number;
}

/**
 * How long a mark is kept: longer than Zapier goes on replaying a failed step, which it does for the last time about ten and
 * a half hours after the first failure.
 */
const MARK_SECONDS = 12 * 3600;

/** After so many seconds a run is over, one way or another: Zapier ends it then. */
export const RUN_SECONDS = 30;

/**
 * One run's attempt at a change. A run is not told that it replays another one. So it leaves a mark before it makes the
 * change, and takes it away once it knows what came of it: a mark that is there already belongs to a run that never learned.
 * The run that finds it has to look first.
 *
 * Without a cache there are no marks, and no run finds any.
 */
export class Attempt {
  readonly id: string;
  /** What makes the change this one and no other, as a hash. */
  readonly change: string;
  /** When this attempt began, in milliseconds. */
  readonly startedAt: number;
  /** Whether a later run will find a mark, so it is safe to replay this one. */
  readonly isMarked: boolean;
  /** When an earlier attempt began whose outcome nobody knows, in milliseconds; `undefined` if there is none. */
  readonly earlierAt: number | undefined;
  readonly #cache: Cache;
  readonly #earlier: Mark | undefined;

  private constructor(cache: Cache, change: string, own: Mark, kept: Mark | undefined) {
    this.#cache = cache;
    this.change = change;
    this.id = own.id;
    this.startedAt = own.at;
    this.isMarked = kept !== undefined;
    this.#earlier = kept?.id === own.id ? undefined : kept;
    this.earlierAt = this.#earlier?.at;
  }

  /**
   * Leaves a mark, unless there is one.
   *
   * @param change what makes it this change and no other: the account, the action, the checked input. Only a hash of it is kept
   */
  static async begin(cache: Cache, change: readonly unknown[]): Promise<Attempt> {
    const hash = createHash('sha256').update(JSON.stringify(change)).digest('hex');
    const key = markKey(hash);
    const own = { id: randomUUID(), at: Date.now() };
    const earlier = markIn(await cache.get(key));
    if (earlier !== undefined) return new Attempt(cache, hash, own, earlier);
    const leave = async (): Promise<Mark | undefined> => {
      await cache.setIfAbsent(key, serialized(own), MARK_SECONDS);
      return markIn(await cache.get(key));
    };
    // The mark of another run may keep this one's out, and be taken away before it is read.
    return new Attempt(cache, hash, own, (await leave()) ?? (await leave()));
  }

  /** Whether the earlier run may still be at it. */
  get isEarlierUnderWay(): boolean {
    return this.earlierAt !== undefined && Math.abs(Date.now() - this.earlierAt) < RUN_SECONDS * 1000;
  }

  /**
   * Whether nobody waits for this run any more: its machine was frozen meanwhile, and Zapier may have started another one. What is
   * in the cache is no longer this run's business.
   */
  get isOver(): boolean {
    return Date.now() - this.startedAt >= RUN_SECONDS * 1000;
  }

  /**
   * Replaces the mark of the earlier attempt by one of this one.
   *
   * @returns `false` if another run has done so
   */
  async takeOver(): Promise<boolean> {
    if (this.#earlier === undefined) return true;
    if (this.isOver) return false;
    if ((await claim(this.#cache, `turn:${this.#earlier.id}`, this.id)) !== 'own') return false;
    await this.#cache.set(
      markKey(this.change),
      serialized({ id: this.id, at: this.startedAt }),
      MARK_SECONDS,
    );
    return true;
  }

  /** Takes the mark away, because the outcome is certain. */
  async end(): Promise<void> {
    if (!this.isOver) await this.#cache.delete(markKey(this.change));
  }
}

const markKey = (change: string): string => `attempt:${change}`;

const serialized = ({ id, at }: Mark): string => `${id} ${at}`;

function markIn(text: string | undefined): Mark | undefined {
  const [id, at] = text?.split(' ') ?? [];
  return id !== undefined && at !== undefined ? { id, at: Number(at) } : undefined;
}
