import type * as zod from 'zod/mini';
import type { AnyObject } from '../form/fields.ts';
import type { WireField } from './param-map.ts';

/** A connected account, as the connection form gives it: checked, trimmed, with the key in clear. */
export interface Connection {
  /** Which service and which way in, e.g. `justclick_ru`. */
  service: string;
  /** The shop's login as typed; empty where the service has none. */
  login: string;
  apiKey: string;
}

/** One HTTP request, ready for the wire: the body is the exact text to send. */
export interface WireRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The real https address of the service, whatever it is sent to. */
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** One HTTP answer, whatever its status; redirects are not followed. */
export interface WireAnswer {
  status: number;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  text: string;
}

/**
 * How long all requests of one step may take together. Zapier ends a step after 30 seconds; what is left is for the error
 * to be told.
 */
export const STEP_SECONDS = 25;

/**
 * Sends one request and never repeats it.
 *
 * @throws {LineError} when no whole answer came back
 */
export type Send = (request: WireRequest) => Promise<WireAnswer>;

/**
 * One thing that a service can do. The form, the input check, the output fields, the sample and the types all come from
 * the two schemas.
 */
export interface Operation<In extends AnyObject = AnyObject, Out extends AnyObject = AnyObject> {
  input: In;
  output: Out;
  /** How the form's keys become the service's parameters. */
  wire: readonly WireField<zod.output<In>>[];
  /** @throws {ServiceError} for every way of not succeeding */
  run(connection: Connection, input: zod.output<In>, send: Send): Promise<zod.output<Out>>;
}

/** How much a listing is asked for. */
export interface Ask {
  /** The page that is wanted, from 0; a listing without pages answers the second with nothing. */
  page: number;
  /**
   * How much of it: a few for a `sample`, all that a later poll may still return for the `first` poll of a Zap, and what is
   * new lately for every `later` one.
   */
  depth: 'sample' | 'first' | 'later';
}

/** One thing that was found. Zapier knows it again by its `id`. */
export type Found<Out extends AnyObject> = zod.output<Out> & { id: string };

/** One thing that a service can be asked for, newest first: behind triggers, searches and drop-downs. */
export interface Listing<In extends AnyObject = AnyObject, Out extends AnyObject = AnyObject> {
  input: In;
  output: Out;
  /** How the form's keys become the service's parameters. */
  wire: readonly WireField<zod.output<In>>[];
  /** @throws {ServiceError} for every way of not getting an answer; finding nothing is an empty list */
  run(connection: Connection, input: zod.output<In>, send: Send, ask: Ask): Promise<Found<Out>[]>;
}

/** What every service offers. */
export interface Service {
  /** What the connection form calls it. */
  title: string;
  /**
   * What is wrong with the login or the key of a connection, before any request; `undefined` for nothing.
   */
  refuse(connection: Connection): { field: 'login' | 'api_key'; message: string } | undefined;
  /** The environment variable that points the app at a sandbox instead of this service. */
  baseUrlVariable: string;
  /** The form of each action; a form may depend on what was already chosen in it. */
  createOrder(chosen: Readonly<Record<string, unknown>>): Operation;
  updateOrderStatus: Operation;
  deleteOrder: Operation;
  newOrder: Listing;
  paidOrder: Listing;
  orderStatusChanged: Listing;
  findOrder: Listing;
  findProduct: Listing;
  findCoupon: Listing;
  findSalesManager: Listing;
  /** What the drop-downs of the forms are filled from. */
  products: Listing;
  orders: Listing;
  coupons: Listing;
  salesManagers: Listing;
  /**
   * Proves the login and the key with one harmless read.
   *
   * @returns the connection's label, which holds no secret
   * @throws {ServiceError} when the account cannot be used
   */
  test(connection: Connection, send: Send): Promise<string>;
}
