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
const STEP_LIMIT = 30 * SECOND;

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

/** The machines that Zapier runs an app's steps on. One that has nothing to do is frozen. */
export class Machines {
  readonly #app: App;
  readonly #network: Network;
  readonly #thawing: () => number;
  readonly #idle: Worker[] = [];
  #started = 0;

  /** @param thawing milliseconds from the start of a step until a machine sees what arrived while it was frozen */
  constructor(app: App, network: Network, thawing: () => number) {
    this.#app = app;
    this.#network = network;
    this.#thawing = thawing;
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
    machine.incidents = incidents;
    machine.thaw(this.#thawing());
    const ending = await runOn(this.#network, machine, () => call(handler, event, crash));
    if (ending.kind === 'timeout' || ending.kind === 'crash') {
      incidents.push({ what: ending.kind, at: Date.now() });
      machine.turnOff();
    } else {
      machine.isFrozen = true;
      this.#idle.push(worker);
    }
    return ending;
  }

  #start(): Worker {
    const { copies } = this.#app;
    const handler = copies[this.#started % copies.length] ?? copies[0];
    this.#started += 1;
    return { handler, machine: new Machine() };
  }
}

/** Whichever comes first: the end of the step, its time limit, or a crash. */
function call(handler: Handler, event: object, crash = Number.POSITIVE_INFINITY): Promise<Ending> {
  return new Promise((resolve) => {
    const limit = Math.min(STEP_LIMIT, crash);
    const timer = setTimeout(() => resolve({ kind: limit === crash ? 'crash' : 'timeout' }), limit);
    endingOf(handler, event).then((ending) => {
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
