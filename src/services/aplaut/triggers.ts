import * as zod from 'zod/mini';
import { NOT_SENT } from '../../contract/param-map.ts';
import { type PollOptions, type Query, SAMPLE_SIZE } from '../../contract/service.ts';
import { optional, withDefault } from '../../form/field-meta.ts';
import { CODE, CODES } from '../../form/values.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, type Order, STATUS_CHANGE } from '../../orders/order.ts';
import { isStatus } from '../../orders/status.ts';
import type { AplautClient } from './client.ts';
import { timeOf } from './newest-orders.ts';
import { listMethod } from './pages.ts';
import {
  changedOrders,
  DAYS_BACK,
  firstOrders,
  MOST_CHANGES,
  sampleOrders,
  WATCHED_ORDERS,
} from './watched-orders.ts';

/** The part that all triggers share: lists of orders that are read in the same way. */
const TRIGGER = { methods: [listMethod('orders')], output: ORDER, example: {} };

const REACH =
  `Watches the ${WATCHED_ORDERS} newest orders of the account. After a pause, it catches up within hours on their changes of the ` +
  `last ${DAYS_BACK.deep} days. If more than ${MOST_CHANGES} orders are made or changed in a pause, or between two checks, the ` +
  "earliest of them don't trigger.";

/** Orders by the time of their creation. */
export const newOrder: Query<AplautClient, typeof NO_FIELDS, typeof ORDER> = {
  ...TRIGGER,
  note: `${REACH} Neither does an order that is entered with an older date than all of the ${WATCHED_ORDERS}.`,
  input: NO_FIELDS,
  params: {},
  async run(client, _input, options) {
    const orders = await polled(client, options, 'created_at', (order) => order.order_number);
    return orders.toSorted((a, b) => timeOf(b, 'created_at') - timeOf(a, 'created_at'));
  },
};

const PAID = zod.object({
  paid_word: withDefault(CODE, 'paid', {
    label: 'Payment Status That Means Paid',
    help: 'The word that your shop sends to Aplaut as payment status when an order is paid.',
    example: 'paid',
  }),
});

/** Orders whose payment status is the shop's word for paid. */
export const paidOrder: Query<AplautClient, typeof PAID, typeof ORDER> = {
  ...TRIGGER,
  note: `${REACH} Neither does the payment of an older order.`,
  input: PAID,
  params: { paid_word: NOT_SENT },
  run: (client, { paid_word }, options) =>
    withStatus(client, options, paid_word, ({ payment_status }) => [payment_status]),
};

const CANCELLED = zod.object({
  cancelled_word: withDefault(CODE, 'cancelled', {
    label: 'Status That Means Cancelled',
    help: 'The word that your shop sends to Aplaut as payment or fulfillment status when an order is cancelled.',
    example: 'cancelled',
  }),
});

/** Orders one of whose statuses is the shop's word for cancelled. */
export const cancelledOrder: Query<AplautClient, typeof CANCELLED, typeof ORDER> = {
  ...TRIGGER,
  note: `${REACH} Neither does an older order that is cancelled.`,
  input: CANCELLED,
  params: { cancelled_word: NOT_SENT },
  run: (client, { cancelled_word }, options) => withStatus(client, options, cancelled_word, bothStatuses),
};

/** Polls for orders that have a status, each once. */
const withStatus = (
  client: AplautClient,
  options: PollOptions,
  word: string,
  statusesOf: (order: Order) => readonly (string | undefined)[],
): Promise<Order[]> =>
  polled(client, options, 'updated_at', (order) =>
    statusesOf(order).some((status) => isStatus(status, [word])) ? order.order_number : undefined,
  );

const bothStatuses = ({ payment_status, fulfillment_status }: Order) => [payment_status, fulfillment_status];

const STATUS_FILTER = zod.object({
  statuses: optional(CODES, {
    label: 'Statuses',
    help:
      'Only orders that get one of these payment or fulfillment statuses, in the words that your shop sends to Aplaut. ' +
      'Leave this empty for all changes.',
  }),
});

/** Orders with their current statuses, once for each; all of them, or those that were chosen. */
export const orderStatusChanged: Query<AplautClient, typeof STATUS_FILTER, typeof STATUS_CHANGE> = {
  ...TRIGGER,
  output: STATUS_CHANGE,
  note:
    `${REACH} Neither does a change of an older order, nor an order that gets a status for the second time. If Statuses is empty, a new ` +
    "order also triggers when anything else about it changes for the first time, because Aplaut doesn't say what changed.",
  input: STATUS_FILTER,
  params: { statuses: NOT_SENT },
  run: (client, { statuses }, options) =>
    polled(client, options, 'updated_at', (order) =>
      statuses ? chosenStatuses(order, statuses) : anyStatuses(order, options),
    ),
};

function chosenStatuses(order: Order, words: readonly string[]): string | undefined {
  const chosen = bothStatuses(order).map((status) => (isStatus(status, words) ? status : undefined));
  return chosen.some((status) => status !== undefined)
    ? [order.order_number, ...chosen].join(':')
    : undefined;
}

/**
 * An order that is as it was made has not changed. The first poll counts it all the same, so that it does not trigger later
 * because of another value. Assumed: aplaut-untouched-order.
 */
function anyStatuses(order: Order, { depth }: PollOptions): string | undefined {
  const { order_number, payment_status, fulfillment_status, created_at, updated_at } = order;
  if ((payment_status ?? fulfillment_status) === undefined) return undefined;
  if (created_at === updated_at && depth !== 'first') return undefined;
  return [order_number, payment_status, fulfillment_status].join(':');
}

/**
 * Runs a poll.
 *
 * @param by the time that a sample is sorted by
 * @param idOf returns the id under which an order triggers once, or `undefined` for an order that does not trigger
 */
async function polled(
  client: AplautClient,
  { page, depth }: PollOptions,
  by: 'created_at' | 'updated_at',
  idOf: (order: Order) => string | undefined,
): Promise<Order[]> {
  if (page > 0) return [];
  const pick = (orders: readonly Order[]): Order[] =>
    orders.flatMap((order) => {
      const id = idOf(order);
      return id === undefined ? [] : [{ ...order, id }];
    });
  if (depth === 'first') return pick(await firstOrders(client));
  if (depth !== 'sample') return pick(await changedOrders(client, depth));
  return pick(await sampleOrders(client, by, (orders) => pick(orders).length >= SAMPLE_SIZE));
}
