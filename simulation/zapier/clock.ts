import { syncBuiltinESMExports } from 'node:module';
import fakeTimers from '@sinonjs/fake-timers';
import { freezeTimersWithMachines } from './network.ts';

// The real one: what it schedules runs after all that Node has to do at this moment.
const { setImmediate } = globalThis;
const afterOthers = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * A clock that stands still while anything is being done, and leaps to the next timer when nothing is. `Date` and the timers of
 * the whole thread follow it from its making on, so this is for a thread or process of its own. Nothing in the work may wait for
 * a real socket, file or thread.
 */
export class VirtualClock {
  readonly #clock;

  /** @param start what it shows at first */
  constructor(start: Date) {
    this.#clock = fakeTimers.install({
      now: start,
      toFake: [
        ...(['Date', 'performance', 'setTimeout', 'clearTimeout'] as const),
        ...(['setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const),
      ],
    });
    freezeTimersWithMachines();
    // Also for those that import them by name, as from node:timers/promises.
    syncBuiltinESMExports();
  }

  /** Lets as much time pass as some work takes. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    let isDone = false;
    const result = work().finally(() => {
      isDone = true;
    });
    // A rejection is for whoever awaits the result below.
    result.catch(() => {});
    for (;;) {
      await settled();
      if (isDone) return await result;
      if (this.#clock.countTimers() === 0)
        throw new Error('The simulation waits for something that never comes.');
      this.#clock.next();
    }
  }

  /** Gives the thread its own time back. */
  uninstall(): void {
    this.#clock.uninstall();
    syncBuiltinESMExports();
  }
}

/** Does work on a virtual clock, which is gone when the work is done. */
export async function onVirtualClock<Result>(start: Date, work: () => Promise<Result>): Promise<Result> {
  const clock = new VirtualClock(start);
  try {
    return await clock.run(work);
  } finally {
    clock.uninstall();
  }
}

/** Two rounds: Node itself puts some of its work off until after the first. */
async function settled(): Promise<void> {
  await afterOthers();
  await afterOthers();
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** @param duration in milliseconds of the virtual clock */
export const sleep = (duration: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration));
