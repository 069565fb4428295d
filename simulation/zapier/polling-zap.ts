import type { Calls } from './calls.ts';
import { SECOND } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Ending } from './machines.ts';
import type { Incident } from './network.ts';

/** A record of a poll. Zapier knows it by its `id`. */
export type Polled = Readonly<Record<string, unknown>>;

/** One poll, and what it told the Zap. */
export interface Poll {
  /** In milliseconds. */
  began: number;
  ended: number;
  ending: Ending;
  incidents: readonly Incident[];
  /** The records that Zapier had not seen. */
  told: readonly Polled[];
  /** How many of them wait for a person, because only so many of one poll start runs by themselves. */
  held: number;
}

/** How many new records of one poll start runs by themselves. */
const MOST_RUNS = 100;

/** How long turning a Zap on may take: the connection test and the first poll. */
const TURN_ON_LIMIT = 30 * SECOND;

/** A Zap that begins with a polling trigger. Somebody has to poll it every few minutes, unless it is stopped. */
export class PollingZap {
  readonly #calls: Calls;
  readonly #connection: Connection;
  readonly #method: string;
  readonly #inputData: Readonly<Record<string, unknown>>;
  #seen = new Set<string>();

  /** @param trigger its key */
  constructor(
    calls: Calls,
    connection: Connection,
    trigger: string,
    inputData: Readonly<Record<string, unknown>> = {},
  ) {
    this.#calls = calls;
    this.#connection = connection;
    this.#method = `triggers.${trigger}.operation.perform`;
    this.#inputData = inputData;
  }

  /** Whether its connection is expired. */
  get isStopped(): boolean {
    return this.#connection.isExpired;
  }

  /** What the editor's test gets; it shows three records. */
  async sample(): Promise<Omit<Poll, 'told' | 'held'> & { records: readonly Polled[] }> {
    return this.#read({ isLoadingSample: true });
  }

  /** Tests the connection and fills the list of what was seen, without telling any of it. */
  async turnOn(): Promise<Poll & { isOn: boolean }> {
    const began = Date.now();
    const incidents: Incident[] = [];
    const test = await this.#calls.call(this.#connection, 'authentication.test', {}, incidents);
    if (test.kind === 'success') this.#connection.reconnect();
    const { records, ...poll } = await this.#read({ isPopulatingDedupe: true }, incidents);
    this.#seen = new Set(records.map(idOf));
    const isInTime = Date.now() - began <= TURN_ON_LIMIT;
    const isOn = test.kind === 'success' && poll.ending.kind === 'success' && isInTime;
    return { ...poll, began, told: [], held: 0, isOn };
  }

  /** Tells each record that was never seen before. */
  async poll(): Promise<Poll> {
    const { records, ...poll } = await this.#read({});
    const told: Polled[] = [];
    for (const record of records) {
      const id = idOf(record);
      if (!this.#seen.has(id)) told.push(record);
      this.#seen.add(id);
    }
    return { ...poll, told, held: Math.max(0, told.length - MOST_RUNS) };
  }

  async #read(
    meta: object,
    incidents: Incident[] = [],
  ): Promise<Omit<Poll, 'told' | 'held'> & { records: Polled[] }> {
    const began = Date.now();
    const values = { inputData: this.#inputData, meta: { ...meta, page: 0 } };
    const ending = await this.#calls.call(this.#connection, this.#method, values, incidents);
    if (ending.kind === 'error' && ending.name === 'ExpiredAuthError') this.#connection.expire();
    const records: Polled[] =
      ending.kind === 'success' && Array.isArray(ending.results) ? ending.results : [];
    return { began, ended: Date.now(), ending, incidents, records };
  }
}

const idOf = ({ id }: Polled): string => String(id);
