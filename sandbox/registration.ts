import type { Arrival, OrderSummary, Outcome } from './reply.ts';

/** A service of the sandbox, which answers all requests that are meant for its hosts. */
export interface SandboxService {
  readonly name: string;
  handle(arrival: Arrival): Outcome;
  /** What it holds, newest first. */
  listOrders(): OrderSummary[];
}

/** How a service is registered. */
export interface Registration<S extends SandboxService = SandboxService> {
  /** The environment variable that points the app at it. */
  baseUrlVariable: string;
  /** Its port in `npm run sandbox`; elsewhere it takes a free one. */
  port: number;
  /** The values that connect the app to each of its accounts. */
  accounts: readonly Account[];
  /**
   * Returns the service in its initial state.
   *
   * @param clock returns the current time, to the service
   */
  create(clock: () => Date): S;
}

/** The values of a connection form, in which `service` says what the others belong to. */
export interface Account {
  readonly service: string;
  readonly [key: string]: string;
}

/** Services by the name that the sandbox gives them. */
export type Registrations = Readonly<Record<string, Registration>>;
