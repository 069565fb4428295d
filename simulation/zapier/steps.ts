import type { Calls } from './calls.ts';
import { HOUR, MINUTE, SECOND, sleep } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Ending } from './machines.ts';
import type { Incident } from './network.ts';

/** One step of a Zap with its values filled in. */
export interface Step {
  connection: Connection;
  /** Such as `creates.create_order`. */
  action: string;
  inputData: Readonly<Record<string, unknown>>;
  /** The search of a "Find or Create": the action runs only if it finds nothing. Both get the same values. */
  search?: string;
}

/** Why a step was run. */
export type Cause = 'event' | 'autoreplay' | 'by hand' | 'throttled' | 'crash' | 'reconnected';

/** One time that a step was run. */
export interface Try {
  cause: Cause;
  /** When it began and ended, in milliseconds. */
  began: number;
  ended: number;
  ending: Ending;
  /** What went wrong around it, also after its end. */
  incidents: readonly Incident[];
}

/** A step, from its event on. */
export interface StepRun {
  step: Step;
  tries: Try[];
  /** `waiting` is for the next try, `stopped` is what a person finds in the Zap's history. */
  state: 'running' | 'waiting' | 'stopped' | 'success';
  /** When it is tried again by itself, in milliseconds; `undefined` while it runs, and once it does not. */
  due: number | undefined;
  /** Settles when Zapier does no more with it by itself. */
  finished: Promise<void>;
  /** What a person does who replays it; nothing while it runs or once it has succeeded. */
  replay(): void;
}

/** The waits between Autoreplay's tries. */
const AUTOREPLAY = [5 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];

/** Seconds until a throttled step runs again that does not say when. */
const DEFAULT_DELAY = 60;

/** How often Zapier runs a step again at once whose process has ended. */
const CRASHES = 3;

interface Settings {
  /** How many steps of one connection may start in how many seconds. */
  throttle: { window: number; limit: number };
  hasAutoreplay: boolean;
}

/** Runs steps as Zapier does, and runs them again as Zapier does. */
export class Steps {
  readonly #calls: Calls;
  readonly #settings: Settings;
  readonly #started = new Map<string, { window: number; steps: number }>();

  constructor(calls: Calls, settings: Settings) {
    this.#calls = calls;
    this.#settings = settings;
  }

  /** Begins a step, which goes on by itself. */
  begin(step: Step): StepRun {
    let wake: (() => void) | undefined;
    /** Waits for the next try, or for a person who replays it before; tells who it was. */
    const wait = (duration: number): Promise<Cause> =>
      new Promise((resolve) => {
        run.state = 'waiting';
        run.due = Date.now() + duration;
        const timer = setTimeout(resolve, duration, 'autoreplay');
        wake = () => {
          clearTimeout(timer);
          resolve('by hand');
        };
      });
    const run: StepRun = {
      step,
      tries: [],
      state: 'running',
      due: undefined,
      finished: Promise.resolve(),
      replay: () => {
        if (run.state === 'waiting') wake?.();
        if (run.state === 'stopped') run.finished = this.#live(run, 'by hand', [], wait);
      },
    };
    run.finished = this.#live(run, 'event', this.#settings.hasAutoreplay ? AUTOREPLAY : [], wait);
    return run;
  }

  async #live(
    run: StepRun,
    first: Cause,
    waits: readonly number[],
    wait: (duration: number) => Promise<Cause>,
  ): Promise<void> {
    const { connection } = run.step;
    const left = [...waits];
    let cause = first;
    let crashes = 0;
    for (;;) {
      run.state = 'running';
      run.due = undefined;
      if (connection.isExpired) {
        await connection.whenUsable();
        cause = 'reconnected';
      }
      const latest = await this.runOnce(run.step, cause);
      run.tries.push(latest);
      const { ending } = latest;
      if (ending.kind === 'success') {
        run.state = 'success';
        return;
      }
      if (ending.kind === 'crash' && crashes < CRASHES) {
        crashes += 1;
        cause = 'crash';
      } else if (ending.kind === 'error' && ending.name === 'ThrottledError') {
        const delay = (ending.delay ?? DEFAULT_DELAY) * SECOND;
        run.due = Date.now() + delay;
        await sleep(delay);
        cause = 'throttled';
      } else if (ending.kind === 'error' && ending.name === 'ExpiredAuthError') {
        connection.expire();
      } else {
        const next = left.shift();
        if (next === undefined) {
          run.state = 'stopped';
          return;
        }
        cause = await wait(next);
      }
    }
  }

  /** Waits for a window in which not all steps of the connection have started that the app's throttle allows. */
  async #throttled({ id }: Connection): Promise<void> {
    const { limit } = this.#settings.throttle;
    const window = this.#settings.throttle.window * SECOND;
    for (;;) {
      const now = Math.floor(Date.now() / window);
      const started = this.#started.get(id);
      if (started?.window !== now) this.#started.set(id, { window: now, steps: 1 });
      else if (started.steps < limit) started.steps += 1;
      else {
        await sleep((now + 1) * window - Date.now());
        continue;
      }
      return;
    }
  }

  /** Runs a step once. */
  async runOnce({ connection, action, inputData, search }: Step, cause: Cause): Promise<Try> {
    await this.#throttled(connection);
    const began = Date.now();
    const incidents: Incident[] = [];
    const perform = (key: string, meta = {}) =>
      this.#calls.call(connection, `${key}.operation.perform`, { inputData, meta }, incidents);
    let ending = await perform(search ?? action);
    if (search !== undefined && ending.kind === 'success' && isEmpty(ending.results)) {
      ending = await perform(action, { withSearch: search });
    }
    return { cause, began, ended: Date.now(), ending, incidents };
  }
}

const isEmpty = (results: unknown): boolean => Array.isArray(results) && results.length === 0;
