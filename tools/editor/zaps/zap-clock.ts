/** The time of the Zaps that are on: that of this machine until one is, and then as much later as they were let go on. */
export class ZapClock {
  #now: number | undefined;

  readonly now = (): Date => new Date(this.#now ?? Date.now());

  /** @param now in milliseconds */
  set(now: number): void {
    this.#now = now;
  }
}
