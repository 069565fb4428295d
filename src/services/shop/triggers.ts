import * as zod from 'zod/mini';
import { NOT_SENT, type ParamMap, paramsOf } from '../../contract/param-map.ts';
import { type PollOptions, type Query, SAMPLE_SIZE } from '../../contract/service.ts';
import { optional } from '../../form/field-meta.ts';
import { CODES, DIGITS } from '../../form/values.ts';
import type { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, ORDER_CHOICE, type Order, orderChoice, STATUS_CHANGE } from '../../orders/order.ts';
import { isStatus } from '../../orders/status.ts';
import type { ShopClient } from './client.ts';
import { wholeList } from './lists.ts';
import { MOST_DAYS_BACK, ordersSince, RECENT_ORDERS_METHOD } from './orders-since.ts';

/**
 * How many days before today a poll looks back, on the Moscow calendar. Days bound it and not a number of orders, so that no
 * older order moves up into what a later poll sees when newer ones are deleted. The first poll of a Zap looks back a day more
 * than any later one, for machines whose clocks differ around midnight.
 */
const DAYS_BACK = { recent: 1, deep: MOST_DAYS_BACK - 1, first: MOST_DAYS_BACK };
type Depth = keyof typeof DAYS_BACK;

const REACH =
  `Every check looks at the last ${DAYS_BACK.recent + 1} days, and several times a day one looks at the last ${DAYS_BACK.deep} days, ` +
  'or at fewer if there are too many orders for one response.';

const product = optional(DIGITS, {
  label: 'Product Number',
  help: 'Only orders with this product. Find Product returns it as Product Number. Leave this empty for all orders.',
  dropDown: 'list_products.product_number.label',
  search: 'find_product.product_number',
});

const FILTER = zod.object({ product });
type Filter = zod.output<typeof FILTER>;

const STATUS_FILTER = zod.object({
  // Any word is accepted, because the vendor does not list those that it returns.
  statuses: optional(CODES, {
    label: 'Statuses',
    help: 'Only changes to one of these, or to any other word that the shop has for a status. Leave this empty for all changes.',
    choices: { Paid: 'paid', Cancelled: 'cancel', Returned: 'return' },
  }),
  product,
});

/** The number of a product, not its code. Assumed: product-filter. */
const PARAMS: ParamMap<Filter> = { product: 'goods' };

const TRIGGER = { methods: [RECENT_ORDERS_METHOD], output: ORDER, example: {} };

type Trigger = Query<ShopClient, typeof FILTER, typeof ORDER>;

/** Orders by the day of their creation. */
export const newOrder: Trigger = {
  ...TRIGGER,
  note: `${REACH} An order that is entered with an older date triggers within hours, or never if its date is more than ${DAYS_BACK.deep} days ago.`,
  input: FILTER,
  params: PARAMS,
  run: (client, input, options) =>
    polled(options, async (depth) => newestFirst(await made(client, input, depth), numberOf)),
};

/** Orders by the day of their payment; and paid ones by the day of their creation, whose payment may have any date. */
export const paidOrder: Trigger = {
  ...TRIGGER,
  note:
    `${REACH} A payment that is entered with an older date triggers within hours, or never if neither it nor the order is from ` +
    `the last ${DAYS_BACK.deep} days.`,
  input: FILTER,
  params: PARAMS,
  run: (client, input, options) =>
    polled(options, async (depth) => {
      const byCreation = depth === 'recent' ? [] : await made(client, input, depth);
      const byPayment = await paid(client, input, depth);
      const orders = [...byCreation.filter(({ status }) => isStatus(status, [PAID])), ...byPayment];
      return newestFirst(unique(orders), lastChangeOf);
    }),
};

/**
 * Orders with their current status, once for each status. The API has no list of changes, so this sees the orders that
 * were made or paid in the days that it looks at.
 */
export const orderStatusChanged: Query<ShopClient, typeof STATUS_FILTER, typeof STATUS_CHANGE> = {
  ...TRIGGER,
  output: STATUS_CHANGE,
  note:
    `${REACH} These are the orders that were made or paid in that time. A change of an older order triggers within hours, or never if ` +
    `it was neither made nor paid in the last ${DAYS_BACK.deep} days. An order that gets a status for the second time doesn't ` +
    'trigger again.',
  input: STATUS_FILTER,
  params: { ...PARAMS, statuses: NOT_SENT },
  run: (client, { statuses, ...input }, options) =>
    polled(options, async (depth) => {
      const orders = unique([
        ...(await paid(client, input, depth)),
        ...(await made(client, input, depth)),
      ]).filter(({ status }) => (statuses ? isStatus(status, statuses) : isChanged(status)));
      const changes = orders.map((order) => ({ ...order, id: `${order.order_number}:${order.status}` }));
      return newestFirst(changes, lastChangeOf);
    }),
};

/** Orders whose current status is that they are cancelled. */
export const cancelledOrder: Trigger = {
  ...TRIGGER,
  note:
    `${REACH} These are the orders that were made in that time. An older order that is cancelled triggers within hours, or never if it ` +
    `was made more than ${DAYS_BACK.deep} days ago.`,
  input: FILTER,
  params: PARAMS,
  run: (client, input, options) =>
    polled(options, async (depth) => {
      const orders = await made(client, input, depth);
      return newestFirst(
        orders.filter(({ status }) => isStatus(status, [CANCELLED])),
        lastChangeOf,
      );
    }),
};

/** The newest orders of the last four weeks, for a drop-down. */
export const listOrders: Query<ShopClient, typeof NO_FIELDS, typeof ORDER_CHOICE> = wholeList(
  RECENT_ORDERS_METHOD,
  ORDER_CHOICE,
  async (client) => {
    const orders = await ordersSince(client, { daysBack: MOST_DAYS_BACK });
    return newestFirst(orders, numberOf).slice(0, MOST_CHOICES).map(orderChoice);
  },
);

const MOST_CHOICES = 500;

/** Runs a poll; for a sample, only looks far back if there are too few recent results. */
async function polled(
  { page, depth }: PollOptions,
  read: (depth: Depth) => Promise<Order[]>,
): Promise<Order[]> {
  if (page > 0) return [];
  if (depth !== 'sample') return read(depth);
  const recent = await read('recent');
  return recent.length >= SAMPLE_SIZE ? recent : read('deep');
}

/** Returns orders by the day of their creation. */
const made = (client: ShopClient, input: Filter, depth: Depth): Promise<Order[]> =>
  ordersSince(client, spanOf(input, depth));

/** Returns paid orders by the day of their payment. */
const paid = (client: ShopClient, input: Filter, depth: Depth): Promise<Order[]> =>
  ordersSince(client, { ...spanOf(input, depth), paid: true });

const spanOf = (input: Filter, depth: Depth) => ({
  daysBack: DAYS_BACK[depth],
  whole: depth === 'first',
  params: paramsOf(PARAMS, input),
});

/** The vendor's words for a status. An order begins with `waiting`, which is no change. Assumed: status-words. */
const PAID = 'paid';
const CANCELLED = 'cancel';
const WAITING = 'waiting';

const isChanged = (status: string | undefined): boolean =>
  status !== undefined && !isStatus(status, [WAITING]);

const unique = (orders: readonly Order[]): Order[] => [
  ...new Map(orders.map((order) => [order.order_number, order])).values(),
];

/** Sorts by a number, and by order number where that is the same: the service documents no order for its lists. */
const newestFirst = (orders: readonly Order[], by: (order: Order) => number): Order[] =>
  orders.toSorted((a, b) => by(b) - by(a) || numberOf(b) - numberOf(a));

/** Returns the order number, which only grows; 0 for one that is not a number. */
const numberOf = ({ order_number }: Order): number => (/^\d+$/.test(order_number) ? Number(order_number) : 0);

/** Returns when an order was made or paid, in milliseconds, whichever is later. The time of another change is not known. */
const lastChangeOf = ({ created_at, paid_at }: Order): number =>
  Math.max(0, ...[created_at, paid_at].flatMap((time) => (time === undefined ? [] : [Date.parse(time)])));
