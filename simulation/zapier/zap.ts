import type { Calls } from './calls.ts';
import { sleep } from './clock.ts';
import type { Connection } from './connection.ts';
import { type Poll, type Polled, PollingZap } from './polling-zap.ts';
import type { Step, StepRun, Steps } from './steps.ts';

/** A step after the trigger, before its values are filled in. */
export interface ZapStep extends Pick<Step, 'connection' | 'action' | 'search'> {
  /** @param records what the trigger and the steps before it gave: the first record of each */
  inputData(records: readonly Polled[]): Readonly<Record<string, unknown>>;
  /** Whether the Zap goes on if this step finds nothing. */
  mayFindNothing: boolean;
}

/** What Zapier's history says of a run. */
export type RunStatus = 'running' | 'success' | 'scheduled' | 'errored' | 'halted' | 'held';

/** One record of a poll on its way through the steps of a Zap. */
export class ZapRun {
  readonly record: Polled;
  /** In milliseconds. */
  readonly began = Date.now();
  /** Those that were begun, in order. */
  readonly stepRuns: StepRun[] = [];
  readonly #steps: Steps;
  readonly #zapSteps: readonly ZapStep[];
  #isHeld = true;

  constructor(record: Polled, steps: Steps, zapSteps: readonly ZapStep[]) {
    this.record = record;
    this.#steps = steps;
    this.#zapSteps = zapSteps;
  }

  get status(): RunStatus {
    const last = this.stepRuns.at(-1);
    if (this.#isHeld) return 'held';
    if (last?.state === 'running' && last.step.connection.isExpired) return 'held';
    if (last?.due !== undefined) return 'scheduled';
    if (last?.state === 'running') return 'running';
    if (last?.state === 'stopped') return isHalted(last) ? 'halted' : 'errored';
    return this.#foundNothing() ? 'halted' : 'success';
  }

  /** Goes through the steps, as far as they succeed. */
  begin(): void {
    this.#isHeld = false;
    void this.#goOn();
  }

  /** What a person does who replays it: a step that failed runs again with the same values, and then those after it. */
  replay(): void {
    const last = this.stepRuns.at(-1);
    const isStopped = last?.state === 'stopped';
    last?.replay();
    if (this.#isHeld) this.begin();
    else if (isStopped) void this.#goOn();
  }

  async #goOn(): Promise<void> {
    for (;;) {
      const last = this.stepRuns.at(-1);
      await last?.finished;
      if (last?.state === 'stopped' || this.#foundNothing()) return;
      const next = this.#zapSteps[this.stepRuns.length];
      if (next === undefined) return;
      const { connection, action, search } = next;
      const inputData = next.inputData([this.record, ...this.stepRuns.map(recordOf)]);
      this.stepRuns.push(this.#steps.begin({ connection, action, inputData, ...(search && { search }) }));
    }
  }

  /** Whether the last step found nothing, and the Zap has to stop then. */
  #foundNothing(): boolean {
    const last = this.stepRuns.at(-1);
    const { mayFindNothing = true } = this.#zapSteps[this.stepRuns.length - 1] ?? {};
    return last?.state === 'success' && !mayFindNothing && resultsOf(last).length === 0;
  }
}

/** What a step gave, if it has succeeded: the record of a create, all those of a search. */
export function resultsOf({ tries }: StepRun): Polled[] {
  const ending = tries.at(-1)?.ending;
  return ending?.kind === 'success' ? [ending.results].flat().flatMap(asRecord) : [];
}

const recordOf = (run: StepRun): Polled => resultsOf(run)[0] ?? {};

const asRecord = (value: unknown): Polled[] =>
  typeof value === 'object' && value !== null ? [{ ...value }] : [];

function isHalted({ tries }: StepRun): boolean {
  const ending = tries.at(-1)?.ending;
  return ending?.kind === 'error' && ending.name === 'HaltedError';
}

/** What a Zap begins with. */
interface Trigger {
  connection: Connection;
  key: string;
  inputData: Readonly<Record<string, unknown>>;
}

/** A Zap that polls by itself while it is on, and runs its steps for each new record. */
export class Zap {
  /** Oldest first. */
  readonly runs: ZapRun[] = [];
  /** The first poll among them. */
  readonly polls: Poll[] = [];
  /** When the next poll is due, in milliseconds. */
  due: number | undefined;
  readonly #trigger: PollingZap;
  readonly #steps: Steps;
  readonly #zapSteps: readonly ZapStep[];
  readonly #interval: number;

  /** @param interval milliseconds from one poll to the next */
  constructor(
    calls: Calls,
    steps: Steps,
    { connection, key, inputData }: Trigger,
    zapSteps: readonly ZapStep[],
    interval: number,
  ) {
    this.#trigger = new PollingZap(calls, connection, key, inputData);
    this.#steps = steps;
    this.#zapSteps = zapSteps;
    this.#interval = interval;
  }

  /** Polls the first time, and from then on by itself unless that failed. */
  async turnOn(): Promise<ReturnType<PollingZap['turnOn']>> {
    const first = await this.#trigger.turnOn();
    this.polls.push(first);
    if (first.isOn) void this.#keepPolling();
    return first;
  }

  /** No poll is made any more; runs that were begun go on. */
  turnOff(): void {
    this.due = undefined;
  }

  async #keepPolling(): Promise<void> {
    for (let due = Date.now() + this.#interval; ; due += this.#interval) {
      this.due = due;
      await sleep(due - Date.now());
      if (this.due !== due) return;
      if (this.#trigger.isStopped) continue;
      this.#take(await this.#trigger.poll());
      if (this.due !== due) return;
    }
  }

  /** Zapier runs the oldest first; what is held waits for a person. */
  #take(poll: Poll): void {
    this.polls.push(poll);
    for (const [index, record] of poll.told.toReversed().entries()) {
      const run = new ZapRun(record, this.#steps, this.#zapSteps);
      this.runs.push(run);
      if (index < poll.told.length - poll.held) run.begin();
    }
  }
}
