import * as zod from 'zod/mini';
import { NOT_SENT } from '../../contract/param-map.ts';
import type { PollOptions, Query } from '../../contract/service.ts';
import { withDefault } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, type Order } from '../../orders/order.ts';
import { daysBefore, isoSeconds } from '../../orders/time.ts';
import type { AplautClient } from './client.ts';
import { listMethod, readPage, readPages } from './pages.ts';
import { parseOrder } from './parse-order.ts';

/** What all triggers are: lists of orders that are read in the same way. */
const LIST = { methods: [listMethod('orders')], output: ORDER, example: {} };

/** Orders by the time of their creation. */
export const newOrder: Query<AplautClient, typeof NO_FIELDS, typeof ORDER> = {
  ...LIST,
  input: NO_FIELDS,
  params: {},
  run: (client, _input, options) => recentOrders(client, options, 'created_at'),
};

const PAID = zod.object({
  paid_word: withDefault(CODE, 'paid', {
    label: 'Payment Status of a Paid Order',
    help: 'The word that your shop sends to Aplaut as payment status when an order is paid.',
    example: 'paid',
  }),
});

/** Orders whose payment status is the shop's word for paid. */
export const paidOrder: Query<AplautClient, typeof PAID, typeof ORDER> = {
  ...LIST,
  input: PAID,
  params: { paid_word: NOT_SENT },
  async run(client, { paid_word }, options) {
    const orders = await recentOrders(client, options, 'updated_at');
    const wanted = paid_word.toLowerCase();
    return orders.filter(({ payment_status = '' }) => payment_status.trim().toLowerCase() === wanted);
  },
};

/**
 * Orders with their current statuses, once for each pair of them, and not for being new. An order that was made with an
 * earlier date cannot be told from one that was changed.
 */
export const orderStatusChanged: Query<AplautClient, typeof NO_FIELDS, typeof ORDER> = {
  ...LIST,
  input: NO_FIELDS,
  params: {},
  async run(client, _input, options) {
    const orders = await recentOrders(client, options, 'updated_at');
    return orders
      .filter(
        ({ payment_status, fulfillment_status }) => (payment_status ?? fulfillment_status) !== undefined,
      )
      .filter(({ created_at, updated_at }) => created_at !== updated_at)
      .map((order) => ({
        ...order,
        id: [order.order_number, order.payment_status, order.fulfillment_status].join(':'),
      }));
  },
};

/**
 * How far later polls look back, in days: over midnight and an outage, and for new orders also over the earlier date that
 * one may have been given.
 */
const LATER_DAYS = { created_at: 28, updated_at: 3 };

/**
 * Returns orders by the time of their creation or last change, newest first. The first poll of a Zap reads back as far as it
 * can: Aplaut does not say when an order was paid, so an old one that it has not seen would trigger when anything about it
 * changes.
 */
async function recentOrders(
  client: AplautClient,
  { page, depth }: PollOptions,
  by: 'created_at' | 'updated_at',
): Promise<Order[]> {
  if (page > 0) return [];
  const sort = `${by}:desc`;
  const from = isoSeconds(daysBefore(new Date(), LATER_DAYS[by]));
  const query = depth === 'later' ? { sort, filter: `${by}:gte:${from}` } : { sort };
  const resources =
    depth === 'sample'
      ? await readPage(client, 'orders', 0, query)
      : await readPages(client, 'orders', query);
  const orders = resources.flatMap((resource) => parseOrder(client, resource) ?? []);
  // A list that changes between two pages returns an order twice.
  return [...new Map(orders.map((order) => [order.order_number, order])).values()];
}
