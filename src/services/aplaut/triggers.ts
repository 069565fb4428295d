import * as zod from 'zod/mini';
import type { Ask, Connection, Listing, Send } from '../../contract/service.ts';
import { preset } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';
import { NOTHING } from '../../orders/choices.ts';
import { ORDER, type Order } from '../../orders/order.ts';
import { daysBefore, isoSeconds } from '../../orders/time.ts';
import type { Scheme } from './connection.ts';
import { page, pages } from './pages.ts';
import { orderOf } from './parse-order.ts';

/**
 * How far later polls look back, in days: over midnight and an outage, and for new orders also over the earlier date that
 * one may have been given.
 */
const LATER_DAYS = { created_at: 28, updated_at: 3 };

/** Orders by the time of their creation. */
export const newOrder = (scheme: Scheme): Listing<typeof NOTHING, typeof ORDER> => ({
  input: NOTHING,
  output: ORDER,
  wire: [],
  run: (connection, _input, send, ask) => lately(scheme, connection, send, ask, 'created_at'),
});

const PAID = zod.object({
  paid_word: preset(CODE, 'paid', {
    label: 'Payment Status of a Paid Order',
    help: 'The word that your shop sends to Aplaut as payment status when an order is paid.',
    example: 'paid',
  }),
});

/** Orders whose payment status is the shop's word for paid. */
export const paidOrder = (scheme: Scheme): Listing<typeof PAID, typeof ORDER> => ({
  input: PAID,
  output: ORDER,
  wire: [],
  async run(connection, { paid_word }, send, ask) {
    const orders = await lately(scheme, connection, send, ask, 'updated_at');
    const wanted = paid_word.toLowerCase();
    return orders.filter(({ payment_status = '' }) => payment_status.trim().toLowerCase() === wanted);
  },
});

/**
 * Orders with the statuses that they have now, told once for each pair of them, and not for being new. An order that was
 * made with an earlier date cannot be told from one that was changed.
 */
export const orderStatusChanged = (scheme: Scheme): Listing<typeof NOTHING, typeof ORDER> => ({
  input: NOTHING,
  output: ORDER,
  wire: [],
  async run(connection, _input, send, ask) {
    const orders = await lately(scheme, connection, send, ask, 'updated_at');
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
});

/**
 * Orders by the time of their creation or last change, newest first. The first poll of a Zap reads back as far as it can:
 * Aplaut does not say when an order was paid, so an old one that it has not seen would be told when anything about it
 * changes.
 */
async function lately(
  scheme: Scheme,
  connection: Connection,
  send: Send,
  { page: number, depth }: Ask,
  by: 'created_at' | 'updated_at',
): Promise<Order[]> {
  if (number > 0) return [];
  const sort = `${by}:desc`;
  const from = isoSeconds(daysBefore(new Date(), LATER_DAYS[by]));
  const query = depth === 'later' ? { sort, filter: `${by}:gte:${from}` } : { sort };
  const read =
    depth === 'sample'
      ? page(scheme, connection, send, 'orders', 0, query)
      : pages(scheme, connection, send, 'orders', query);
  const orders = (await read).flatMap((resource) => orderOf(connection, resource) ?? []);
  // A list that changes between two pages shows an order twice.
  return [...new Map(orders.map((order) => [order.order_number, order])).values()];
}
