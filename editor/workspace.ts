import { isDeepStrictEqual } from 'node:util';
import type { Connection } from './account.ts';
import type { Field } from './definition.ts';
import type { StepError } from './handler.ts';
import { newZap, type ZapState } from './zap-state.ts';
import type { Run } from './zapier-app.ts';

/** What the last test of a step came to. */
export interface StepRun extends Run<Record<string, unknown>[]> {
  connection: Connection;
  inputFields: Field[];
  inputData: Record<string, unknown>;
  outputFields: Field[];
  /** What was tested, to be compared with what there is now. */
  fingerprint: string;
}

/** What is kept of one page. */
export interface Memory {
  zap: ZapState;
  /** By the id of the step. */
  runs: Map<number, StepRun>;
  /** Why the last attempt to connect failed. */
  connectError: StepError | undefined;
  /** What was said last. */
  message: string;
  /** What its steps were like when it was turned on; `undefined` if it never was. */
  turnedOn: string | undefined;
}

/** As many pages as anyone has open at once. */
const PAGES = 20;

/** What the server keeps between two requests. */
export class Workspace {
  readonly #connections = new Map<string, Connection>();
  readonly #memories = new Map<string, Memory>();
  #made = 0;

  get connections(): Connection[] {
    return [...this.#connections.values()];
  }

  connection(id: string): Connection | undefined {
    return this.#connections.get(id);
  }

  /** Keeps a connection, once. */
  connect(account: Omit<Connection, 'id'>): Connection {
    const known = this.connections.find(
      (other) => other.isSandbox === account.isSandbox && isDeepStrictEqual(other.authData, account.authData),
    );
    if (known !== undefined) return known;
    this.#made += 1;
    const isTaken = this.connections.some(({ label }) => label === account.label);
    const connection = {
      ...account,
      id: `connection${this.#made}`,
      label: isTaken ? `${account.label} #${this.#made}` : account.label,
    };
    this.#connections.set(connection.id, connection);
    return connection;
  }

  disconnect(id: string): void {
    this.#connections.delete(id);
  }

  /** What is kept of a page; the page that was used longest ago is forgotten for a new one. */
  memory(page: string): Memory {
    const memory = this.#memories.get(page) ?? {
      zap: newZap(page),
      runs: new Map(),
      connectError: undefined,
      message: '',
      turnedOn: undefined,
    };
    this.#memories.delete(page);
    this.#memories.set(page, memory);
    const [oldest] = this.#memories.keys();
    if (this.#memories.size > PAGES && oldest !== undefined) this.#memories.delete(oldest);
    return memory;
  }
}
