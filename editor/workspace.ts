import type { Field } from './definition.ts';
import type { StepNumber } from './page.ts';
import type { Run } from './zapier-app.ts';

/** A connected account. Its keys are in the memory of this process and nowhere else. */
export interface Connection {
  id: string;
  /** What the app calls it. */
  label: string;
  authData: Readonly<Record<string, string>>;
  isSandbox: boolean;
}

/** What the last run of a step came to. */
export interface StepRun extends Run<Record<string, unknown>[]> {
  connection: Connection;
  outputFields: Field[];
}

/** What the server keeps between two requests of a page. */
export class Workspace {
  readonly runs = new Map<StepNumber, StepRun>();
  readonly #connections = new Map<string, Connection>();
  #made = 0;
  /** How the last attempt to connect ended. */
  connecting: Run<unknown> | undefined;

  get connections(): Connection[] {
    return [...this.#connections.values()];
  }

  connection(id: string): Connection | undefined {
    return this.#connections.get(id);
  }

  /** Keeps a connection; one with the same label takes the place of the old one. */
  connect(made: Omit<Connection, 'id'>): Connection {
    const same = this.connections.find(
      ({ label, isSandbox }) => label === made.label && isSandbox === made.isSandbox,
    );
    if (same === undefined) this.#made += 1;
    const connection = { id: same?.id ?? `connection${this.#made}`, ...made };
    this.#connections.set(connection.id, connection);
    return connection;
  }

  disconnect(id: string): void {
    this.#connections.delete(id);
  }
}
