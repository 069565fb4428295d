import type { Sender } from '../http/request.ts';

/** Everything that a step works with besides its input. */
export interface StepContext extends Sender {
  cache: Cache;
}

/**
 * Values that the steps of one connection share. It may be empty, may forget, and may not be there at all: then
 * nothing is found and nothing is kept. No method throws, or takes longer than a second.
 */
export interface Cache {
  /** Returns what was set, or `undefined`. */
  get(key: string): Promise<string | undefined>;
  /**
   * Keeps a value.
   *
   * @param seconds how long
   */
  set(key: string, value: string, seconds: number): Promise<void>;
  /** Keeps a value unless there is one already. Only `get` tells which of two callers came first. */
  setIfAbsent(key: string, value: string, seconds: number): Promise<void>;
  delete(key: string): Promise<void>;
}
