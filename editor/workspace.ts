import { isDeepStrictEqual } from 'node:util';
import type { Field } from './definition.ts';
import type { StepNumber } from './page.ts';
import type { Run } from './zapier-app.ts';

/** A connected account. Its keys are in the memory of this process and nowhere else. */
export interface Connection {
  id: string;
  /** What the app calls it, with a number where another is called the same. */
  label: string;
  authData: Readonly<Record<string, string>>;
  isSandbox: boolean;
}

/** What the last run of a step came to. */
export interface StepRun extends Run<Record<string, unknown>[]> {
  /** The id of the action. */
  action: string;
  connection: Connection;
  outputFields: Field[];
}

/** What is kept of one page. */
export interface Memory {
  runs: Map<StepNumber, StepRun>;
  /** How the last attempt to connect ended. */
  connecting: Run<unknown> | undefined;
  /** Passwords that were typed into the connection form, which a page never gets back. */
  passwords: Record<string, string>;
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
  connect(label: string, authData: Connection['authData'], isSandbox: boolean): Connection {
    const known = this.connections.find(
      (other) => other.isSandbox === isSandbox && isDeepStrictEqual(other.authData, authData),
    );
    if (known !== undefined) return known;
    this.#made += 1;
    const isTaken = this.connections.some((other) => other.label === label);
    const connection = {
      id: `connection${this.#made}`,
      label: isTaken ? `${label} #${this.#made}` : label,
      authData,
      isSandbox,
    };
    this.#connections.set(connection.id, connection);
    return connection;
  }

  disconnect(id: string): void {
    this.#connections.delete(id);
  }

  /** What is kept of a page; the page that was used longest ago is forgotten for a new one. */
  memory(page: string): Memory {
    const memory = this.#memories.get(page) ?? { runs: new Map(), connecting: undefined, passwords: {} };
    this.#memories.delete(page);
    this.#memories.set(page, memory);
    const [oldest] = this.#memories.keys();
    if (this.#memories.size > PAGES && oldest !== undefined) this.#memories.delete(oldest);
    return memory;
  }
}
