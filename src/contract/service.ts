import type * as zod from 'zod/mini';
import type { ObjectSchema } from '../form/fields.ts';
import type { ErrorRow } from '../http/errors.ts';
import type { ParamMap } from './param-map.ts';
import type { StepContext } from './step-context.ts';

/** The part that commands and queries share. The form, input checks, output fields, sample and types come from the schemas. */
interface Implementation<In extends ObjectSchema, Out extends ObjectSchema> {
  /** A note above the fields of the form, in Markdown. */
  note?: string;
  /** The methods of the service that it calls, as the vendor writes them: `CreateOrder`, `GET /v4/orders`. */
  methods: readonly string[];
  input: In;
  output: Out;
  /** How each field of the form is sent. */
  params: ParamMap<zod.output<In>>;
  /** A form that is filled in with typical values; works on the accounts of the sandbox. */
  example: zod.input<In>;
}

/** Something that a service can do. */
export interface Command<
  Client = unknown,
  In extends ObjectSchema = ObjectSchema,
  Out extends ObjectSchema = ObjectSchema,
> extends Implementation<In, Out> {
  /** @throws {ServiceError} for every way of not succeeding */
  run(client: Client, input: zod.output<In>): Promise<zod.output<Out>>;
}

/** Something that a service can be asked for: behind triggers, searches and drop-downs. */
export interface Query<
  Client = unknown,
  In extends ObjectSchema = ObjectSchema,
  Out extends ObjectSchema = ObjectSchema,
> extends Implementation<In, Out> {
  /**
   * Returns what was found, newest first.
   *
   * @throws {ServiceError} for every way of not getting a response; finding nothing is an empty list
   */
  run(client: Client, input: zod.output<In>, options: PollOptions): Promise<QueryResult<Out>[]>;
}

/** How many results are enough for a sample: as many as the test of a trigger shows. */
export const SAMPLE_SIZE = 3;

/** How much a query is asked for. */
export interface PollOptions {
  /** The page, from 0. A query without pages returns nothing for the second. */
  page: number;
  /**
   * How far back a trigger looks: at what happened last for `recent`, which most polls are; at all that can still have gone
   * unnoticed for `deep`, which some are every few hours; and for `first`, the first poll of a Zap, at everything that any
   * later poll may return and more, because Zapier triggers on whatever was not among its results. For a `sample`
   * `SAMPLE_SIZE` results are enough.
   */
  depth: 'recent' | 'deep' | 'first' | 'sample';
}

/** One result of a query. Zapier recognizes it by its `id`. */
export type QueryResult<Out extends ObjectSchema> = zod.output<Out> & { id: string };

/** An action in one service: its implementation, or none. */
export type Offer<I> = I | 'not offered';

/** The commands of a service, by the key of the action. */
export interface Commands<Client = unknown> {
  create_order: Offer<Command<Client>>;
  create_order_with_payment_status: Offer<Command<Client>>;
  update_order_status: Offer<Command<Client>>;
  delete_order: Offer<Command<Client>>;
}

/** The queries of a service, by the key of the action. */
export interface Queries<Client = unknown> {
  new_order: Offer<Query<Client>>;
  paid_order: Offer<Query<Client>>;
  order_status_changed: Offer<Query<Client>>;
  cancelled_order: Offer<Query<Client>>;
  find_order: Offer<Query<Client>>;
  find_product: Offer<Query<Client>>;
  find_coupon: Offer<Query<Client>>;
  find_sales_manager: Offer<Query<Client>>;
  /** These fill the drop-downs of the forms. */
  list_products: Offer<Query<Client>>;
  list_orders: Offer<Query<Client>>;
  list_coupons: Offer<Query<Client>>;
  list_sales_managers: Offer<Query<Client>>;
}

/**
 * A service that an account can be connected to. `Client` talks to one account of it for the length of a step, and is passed
 * to nothing but the service's own commands and queries.
 */
export interface Service<Client = unknown, ConnectionForm extends ObjectSchema = ObjectSchema> {
  /** Its name in a connection, such as `justclick_ru`. */
  id: string;
  /** Its name in messages: `JustClick`. */
  name: string;
  /** Its name in the connection form: `JustClick (justclick.ru)`. */
  title: string;
  /** Help for choosing it in the connection form. */
  help?: string;
  /** The fields that connect an account. */
  connectionForm: ConnectionForm;
  /** The environment variable that points the app at a sandbox instead of this service. */
  baseUrlVariable: string;
  connect(account: zod.output<ConnectionForm>, step: StepContext): Client;
  /**
   * Verifies the login and the key with one harmless read.
   *
   * @returns the connection's label, which holds no secret
   * @throws {ServiceError} if the account cannot be used
   */
  test(client: Client): Promise<string>;
  commands: Commands<Client>;
  queries: Queries<Client>;
  /** A note on its orders for `docs/actions.md`, in Markdown. */
  orderNotes?: string;
  /** Its own errors, for the documentation. */
  errors: readonly DocumentedError[];
  /** Notes on its errors for `docs/errors.md`, in Markdown. */
  errorNotes?: string;
}

/** An error of a service. */
export interface DocumentedError extends ErrorRow {
  /** The service's code or status, or a name for what has none. */
  code: string;
  /** The methods that it belongs to; left out if it may come from any. */
  methods?: readonly string[];
  /** The service's own text. */
  text?: string;
}

/** Whether a service offers an action. */
export const isOffered = <I extends Command | Query>(offer: Offer<I>): offer is I => offer !== 'not offered';

/** Returns everything that a service offers, with the key of the action. */
export const offeredBy = ({ commands, queries }: Service): [key: string, implementation: Command | Query][] =>
  Object.entries<Offer<Command | Query>>({ ...commands, ...queries }).flatMap(([key, offer]) =>
    isOffered(offer) ? [[key, offer]] : [],
  );

/** The services of an app: at least one, the first of which is preselected in the connection form. */
export type Services = readonly [Service, ...Service[]];
