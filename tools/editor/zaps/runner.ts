import { Worker } from 'node:worker_threads';
import type { RunnableStep, StepError, ZapHistory, ZapRunner } from '../../../editor/index.ts';
import { WRITE_FAULTS } from './faults.ts';
import { layLine } from './line.ts';
import type { Request, Response, ThreadData } from './messages.ts';
import type { WorldService } from './world.ts';
import type { ZapClock } from './zap-clock.ts';

type Counter = Pick<ZapRunner, 'act'>;

/** Runs Zaps in a thread of their own, against the services of this one. */
export class ThreadRunner implements ZapRunner {
  readonly faults = WRITE_FAULTS;
  readonly #file: string;
  readonly #services: readonly WorldService[];
  readonly #counter: Counter;
  readonly #clock: ZapClock;
  readonly #waiting: { resolve(response: Response): void; reject(error: Error): void }[] = [];
  #worker: Worker | undefined;

  /**
   * @param file the app as it is built
   * @param counter what can be done in the services by hand
   * @param clock is set to the time in the thread
   */
  constructor(file: string, services: readonly WorldService[], counter: Counter, clock: ZapClock) {
    this.#file = file;
    this.#services = services;
    this.#counter = counter;
    this.#clock = clock;
  }

  async turnOn(zap: string, steps: readonly RunnableStep[]): Promise<StepError | undefined> {
    return (await this.#ask({ type: 'turn_on', zap, steps })).error;
  }

  async turnOff(zap: string): Promise<void> {
    await this.#ask({ type: 'turn_off', zap });
  }

  async advance(span: Parameters<ZapRunner['advance']>[0]): Promise<void> {
    await this.#ask(
      'by' in span ? { type: 'advance', by: span.by } : { type: 'advance_to_poll', zap: span.toPollOf },
    );
  }

  async replay(zap: string, run: number): Promise<void> {
    await this.#ask({ type: 'replay', zap, run });
  }

  async reconnect(zap: string): Promise<void> {
    await this.#ask({ type: 'reconnect', zap });
  }

  async setFault(fault: string | undefined): Promise<void> {
    await this.#ask({ type: 'set_fault', fault });
  }

  /** Nothing was ever on as long as there is no thread. */
  async history(zap: string): Promise<ZapHistory | undefined> {
    return this.#worker && (await this.#ask({ type: 'history', zap })).history;
  }

  act(service: string, action: string, order: string | undefined): string {
    return this.#counter.act(service, action, order);
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  async #ask(request: Request): Promise<Exclude<Response, { crash: string }>> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const response = await new Promise<Response>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      worker.postMessage(request);
    });
    if ('crash' in response) throw new Error(response.crash);
    this.#clock.set(response.now);
    return response;
  }

  #start(): Worker {
    const line = layLine((name, arrival, now) => {
      this.#clock.set(now);
      const service = this.#services.find((known) => known.name === name);
      if (service === undefined) throw new Error(`There is no service "${name}".`);
      return service.handle(arrival);
    });
    const workerData: ThreadData = {
      file: this.#file,
      start: this.#clock.now().getTime(),
      line,
      services: this.#services.map(({ name, baseUrlVariable, port }) => ({ name, baseUrlVariable, port })),
    };
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      workerData,
      transferList: [line.port],
    });
    worker.on('message', (response: Response) => this.#waiting.shift()?.resolve(response));
    worker.on('error', (error: Error) => {
      this.#worker = undefined;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    return worker;
  }
}
