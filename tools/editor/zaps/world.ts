import type { IncomingMessage } from 'node:http';
import {
  inputDataOf,
  type RunnableStep,
  resolved,
  type StepError,
  type ZapHistory,
} from '../../../editor/index.ts';
import type { Arrival, Outcome } from '../../../sandbox/reply.ts';
import { type RequestFault, serverOf } from '../../../simulation/services.ts';
import type { App } from '../../../simulation/zapier/app.ts';
import { Cache, RPC_ADDRESS } from '../../../simulation/zapier/cache.ts';
import { Calls } from '../../../simulation/zapier/calls.ts';
import { MINUTE, sleep, type VirtualClock } from '../../../simulation/zapier/clock.ts';
import { Connection } from '../../../simulation/zapier/connection.ts';
import { Machines } from '../../../simulation/zapier/machines.ts';
import { Network } from '../../../simulation/zapier/network.ts';
import type { Polled } from '../../../simulation/zapier/polling-zap.ts';
import { Steps } from '../../../simulation/zapier/steps.ts';
import { Zap, type ZapRun } from '../../../simulation/zapier/zap.ts';
import { isWrite, WRITE_FAULTS } from './faults.ts';
import { pollRecordOf, runRecordOf, stepErrorOf } from './records.ts';
import { LATENCY, Wires } from './wires.ts';

/** Zapier polls every 1 to 15 minutes, as the plan and the Zap's owner want it. */
const POLL_INTERVAL = 5 * MINUTE;

/** A service that the Zaps work with. */
export interface WorldService {
  name: string;
  /** What points the app at it. */
  baseUrlVariable: string;
  port: number;
  handle(arrival: Arrival): Outcome;
}

/** A Zap as it was turned on. */
interface TurnedOn {
  zap: Zap;
  steps: readonly RunnableStep[];
  connections: readonly Connection[];
}

/** The Zaps that are on, the services that they work with, and what goes on between them. */
export class World {
  readonly #clock: VirtualClock;
  readonly #network = new Network(() => LATENCY);
  readonly #cache = new Cache();
  /** By name, every time that it was turned on. */
  readonly #zaps = new Map<string, TurnedOn[]>();
  readonly #wires = new Wires();
  #fault: string | undefined;
  /** Until when every line to a service breaks, by its name. */
  readonly #outages = new Map<string, number>();

  constructor(clock: VirtualClock, services: readonly WorldService[]) {
    this.#clock = clock;
    this.#network.listen(new URL(RPC_ADDRESS).host, this.#cache.server);
    // With this instead of a token of the event core speaks to the cache, but sends its log nowhere.
    process.env.ZAPIER_DEPLOY_KEY = 'simulation';
    for (const { name, baseUrlVariable, port, handle } of services) {
      const address = `127.0.0.1:${port}`;
      const server = serverOf(
        { handle },
        {
          faultFor: (request) => this.#faultFor(name, request),
          witness: (exchanged) => this.#wires.add(exchanged),
        },
      );
      this.#network.listen(address, server);
      process.env[baseUrlVariable] = `http://${address}`;
    }
  }

  async turnOn(name: string, app: App, steps: readonly RunnableStep[]): Promise<StepError | undefined> {
    this.turnOff(name);
    const turnedOn = this.#turnedOn(app, steps);
    this.#zaps.set(name, [...this.#turnsOf(name), turnedOn]);
    const { isOn, ending } = await this.#clock.run(() => turnedOn.zap.turnOn());
    return isOn ? undefined : (stepErrorOf(ending) ?? { name: 'Error', message: TOO_SLOW });
  }

  turnOff(name: string): void {
    this.#last(name)?.zap.turnOff();
  }

  /** Lets time pass. */
  async advance(duration: number): Promise<void> {
    await this.#clock.run(() => sleep(duration));
  }

  async advanceToPollOf(name: string): Promise<void> {
    const due = this.#last(name)?.zap.due;
    await this.advance((due === undefined ? 0 : due - Date.now()) + MINUTE);
  }

  async replay(name: string, run: number): Promise<void> {
    this.#runsOf(name)[run]?.run.replay();
    await this.advance(MINUTE);
  }

  async reconnect(name: string): Promise<void> {
    for (const { connections } of this.#turnsOf(name))
      for (const connection of connections) connection.reconnect();
    await this.advance(MINUTE);
  }

  /** @param fault the id of what the next write meets */
  setFault(fault: string | undefined): void {
    this.#fault = fault;
  }

  history(name: string): ZapHistory | undefined {
    const zap = this.#last(name)?.zap;
    if (zap === undefined) return undefined;
    const poll = zap.polls.at(-1);
    return {
      isOn: zap.due !== undefined,
      now: Date.now(),
      nextPoll: zap.due,
      lastPoll: poll && pollRecordOf(poll, zap.polls.length === 1),
      fault: this.#fault,
      runs: this.#runsOf(name)
        .map(({ run, steps }, id) => runRecordOf(id, run, steps, this.#wires))
        .reverse(),
    };
  }

  #turnsOf(name: string): readonly TurnedOn[] {
    return this.#zaps.get(name) ?? [];
  }

  #last(name: string): TurnedOn | undefined {
    return this.#turnsOf(name).at(-1);
  }

  /** Oldest first. */
  #runsOf(name: string): { run: ZapRun; steps: readonly RunnableStep[] }[] {
    return this.#turnsOf(name).flatMap(({ zap, steps }) => zap.runs.map((run) => ({ run, steps })));
  }

  #turnedOn(app: App, steps: readonly RunnableStep[]): TurnedOn {
    const [trigger, ...others] = steps;
    if (trigger === undefined) throw new Error('A Zap has one step at least.');
    const connections = new Map<string, Connection>();
    const connectionOf = ({ account: { id, authData } }: RunnableStep): Connection => {
      const connection = connections.get(id) ?? new Connection(id, authData);
      connections.set(id, connection);
      return connection;
    };
    const calls = new Calls(new Machines(app, this.#network, { thawing: () => 0 }), this.#cache);
    const zap = new Zap(
      calls,
      new Steps(calls, { throttle: app.throttle, hasAutoreplay: true }),
      {
        connection: connectionOf(trigger),
        key: trigger.action.key,
        inputData: inputDataOf(trigger.inputFields, trigger.values, (text) => text),
      },
      others.map((step) => zapStepOf(step, connectionOf(step), steps)),
      POLL_INTERVAL,
    );
    return { zap, steps, connections: [...connections.values()] };
  }

  /** A fault happens once. */
  #faultFor(service: string, request: IncomingMessage): RequestFault | undefined {
    if (Date.now() < (this.#outages.get(service) ?? 0)) return 'reset_before';
    const chosen = WRITE_FAULTS.find(({ id }) => id === this.#fault);
    const { services = [service] } = chosen ?? {};
    if (chosen === undefined || !services.includes(service) || !isWrite(request)) return undefined;
    this.#fault = undefined;
    this.#outages.set(service, Date.now() + (chosen.outage ?? 0));
    return chosen.happens;
  }
}

const TOO_SLOW = 'The account was not tested and polled within 30 seconds.';

/** What a step of the machinery is made of; values are mapped by the ids of the steps. */
function zapStepOf(step: RunnableStep, connection: Connection, all: readonly RunnableStep[]) {
  const { action, inputFields, values, mayFindNothing } = step;
  const [first = '', second] = action.paths;
  return {
    connection,
    action: second ?? first,
    ...(second && { search: first }),
    mayFindNothing: mayFindNothing || action.kind === 'creates',
    inputData: (records: readonly Polled[]) => {
      const results = records.map((record, index) => ({ step: all[index]?.id ?? 0, fields: [], record }));
      return inputDataOf(inputFields, values, (text) => resolved(text, results));
    },
  };
}
