import type { Findings } from './findings.ts';
import type { Dependencies, Probe } from './probe.ts';

/** What the order that a run makes holds. */
export interface OrderWishes {
  /** The tester's own address: the service may write to it. */
  email: string;
  /** The code of a product. */
  product: string;
  /** The code of a coupon of a shop. */
  coupon?: string | undefined;
  /** Whether it is made by API 2.0 of a shop. */
  byApi2: boolean;
}

/** What the checks of a service work with. */
export interface Tools extends Dependencies {
  probe: Probe;
  findings: Findings;
}

/** The checks of one service. */
export interface Script {
  /**
   * Runs them.
   *
   * @throws {Error} if they cannot go on
   */
  run(): Promise<void>;
  /**
   * Deletes what they have made, wherever they ended.
   *
   * @returns what could not be deleted
   */
  cleanUp(): Promise<string[]>;
}

/** The account cannot be used, or the service refuses the test order. */
export class CannotGoOn extends Error {
  override name = 'CannotGoOn';
}

/** How often to try to delete an order. */
export const DELETE_ATTEMPTS = 3;
