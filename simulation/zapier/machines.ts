import { createRequire } from 'node:module';
import * as zod from 'zod/mini';
import type { App, Handler } from './app.ts';
import { SECOND } from './clock.ts';
import { type Incident, Machine, type Network, runOn } from './network.ts';

/** What came of one call of the handler, as Zapier sees it. */
export type Ending =
  | { kind: 'success'; results: unknown }
  /** @property delay seconds after which a `ThrottledError` wants the step to run again */
  | { kind: 'error'; name: string; message: string; delay?: number }
  | { kind: 'timeout' }
  /** The process was gone before the handler was done. */
  | { kind: 'crash' };

/** How long Zapier waits for a step, in milliseconds. */
export const STEP_LIMIT = 30 * SECOND;

/** How much AWS Lambda takes for an answer. Core counts characters, Lambda counts bytes. */
const ANSWER_BYTES = 6 * 1024 * 1024;

// After 250 runs core ends a process that holds more than 450 MB, for Zapier to start another. Here all machines are one process.
const constants: { KILL_MAX_LIMIT: number } = createRequire(import.meta.url)(
  'zapier-platform-core/src/constants',
);
constants.KILL_MAX_LIMIT = Number.POSITIVE_INFINITY;

/** A machine with the app on it. */
interface Worker {
  handler: Handler;
  machine: Machine;
}

/** How machines are frozen. */
interface Frost {
  /** Milliseconds from its end until a machine sees what arrived meanwhile. */
  thawing(): number;
  /** For how many milliseconds a machine is frozen in the middle of a step, before it sees what has arrived; mostly 0. */
  inAStep?(): number;
}

/** The machines that Zapier runs an app's steps on. One that has nothing to do is frozen. */
export class Machines {
  readonly #app: App;
  readonly #network: Network;
  readonly #frost: Frost;
  readonly #idle: Worker[] = [];
  #started = 0;

  constructor(app: App, network: Network, frost: Frost) {
    this.#app = app;
    this.#network = network;
    this.#frost = frost;
  }

  /**
   * Calls the handler on a machine that is free, or on a new one.
   *
   * @param incidents takes what goes wrong around it, also after its end
   * @param crash milliseconds after which the process ends by itself
   */
  async run(event: object, incidents: Incident[], crash?: number): Promise<Ending> {
    const worker = this.#idle.shift() ?? this.#start();
    const { handler, machine } = worker;
    machine.begin(incidents);
    machine.thaw(this.#frost.thawing());
    const step = runOn(this.#network, machine, () => endingOf(handler, event));
    const ending = await withLimit(step, crash);
    const isOver = ending.kind !== 'timeout' && ending.kind !== 'crash';
    if (!isOver) {
      incidents.push({ what: ending.kind, at: Date.now() });
      machine.abandon();
    }
    // Nobody ends a process that is frozen. It goes on where it was, whenever that is.
    if (ending.kind === 'timeout' && machine.isFrozen) void step.then(() => this.#rest(worker));
    else if (isOver) this.#rest(worker);
    else machine.turnOff();
    return ending;
  }

  #rest(worker: Worker): void {
    worker.machine.freeze();
    this.#idle.push(worker);
  }

  #start(): Worker {
    const { copies } = this.#app;
    const handler = copies[this.#started % copies.length] ?? copies[0];
    this.#started += 1;
    const machine = new Machine();
    machine.onArrival = () => {
      const duration = this.#frost.inAStep?.() ?? 0;
      if (duration === 0) return;
      machine.incidents.push({ what: 'frozen', at: Date.now() });
      machine.freeze();
      setTimeout(() => machine.thaw(this.#frost.thawing()), duration);
    };
    return { handler, machine };
  }
}

/** Whichever comes first: the end of a step, its time limit, or a crash. */
function withLimit(step: Promise<Ending>, crash = Number.POSITIVE_INFINITY): Promise<Ending> {
  return new Promise((resolve) => {
    const limit = Math.min(STEP_LIMIT, crash);
    const timer = setTimeout(() => resolve({ kind: limit === crash ? 'crash' : 'timeout' }), limit);
    step.then((ending) => {
      clearTimeout(timer);
      resolve(ending);
    });
  });
}

async function endingOf(handler: Handler, event: object): Promise<Ending> {
  try {
    // With this mark core logs no use of memory.
    const { results } = await handler({ command: 'execute', calledFromCli: true, ...event }, {});
    return Buffer.byteLength(JSON.stringify(results)) > ANSWER_BYTES
      ? { kind: 'error', name: 'Error', message: 'The answer has more than 6 MB.' }
      : { kind: 'success', results };
  } catch (error) {
    return errorFrom(error);
  }
}

/** Core packs some errors into JSON. */
function errorFrom(error: unknown): Ending {
  if (!(error instanceof Error)) return { kind: 'error', name: 'Error', message: String(error) };
  const { name, message } = error;
  try {
    const packed = PACKED.parse(JSON.parse(message));
    return { kind: 'error', name, message: packed.message, ...(packed.delay && { delay: packed.delay }) };
  } catch {
    return { kind: 'error', name, message };
  }
}

const PACKED = zod.object({ message: zod.string(), delay: zod.nullish(zod.number()) });
