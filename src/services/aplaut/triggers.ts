import * as zod from 'zod/mini';
import { CODE } from '../../form/values.ts';
import { preset } from '../../form/words.ts';
import { NOTHING } from '../choices.ts';
import { ORDER, type Order } from '../order.ts';
import type { Ask, Connection, Listing, Send } from '../service.ts';
import { daysBefore, isoSeconds } from '../time.ts';
import { orderOf } from './order-of.ts';
import { pages } from './pages.ts';
import type { Scheme } from './scheme.ts';

/** How far polls look back, in days: the first one for history, later ones for what an outage may have kept from them. */
const HISTORY_DAYS = 28;
const POLL_DAYS = 8;

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
    help: 'Aplaut leaves the word to the shop: the one that yours sends.',
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
    return orders.filter(({ payment_status }) => payment_status === paid_word);
  },
});

/** Orders with the statuses that they have now, told once for each pair of them, and not for being new. */
export const orderStatusChanged = (scheme: Scheme): Listing<typeof NOTHING, typeof ORDER> => ({
  input: NOTHING,
  output: ORDER,
  wire: [],
  async run(connection, _input, send, ask) {
    const orders = await lately(scheme, connection, send, ask, 'updated_at');
    return orders
      .filter(({ created_at, updated_at }) => created_at !== updated_at)
      .map((order) => ({
        ...order,
        id: [order.order_number, order.payment_status, order.fulfillment_status].join(':'),
      }));
  },
});

async function lately(
  scheme: Scheme,
  connection: Connection,
  send: Send,
  ask: Ask,
  by: 'created_at' | 'updated_at',
): Promise<Order[]> {
  if (ask.page > 0) return [];
  const from = isoSeconds(daysBefore(new Date(), ask.history ? HISTORY_DAYS : POLL_DAYS));
  const query = { sort: `${by}:desc`, filter: `${by}:gte:${from}` };
  const found = await pages(scheme, connection, send, 'orders', query);
  const orders = found
    .map((resource) => orderOf(connection, resource))
    .filter((order) => order !== undefined);
  // A list that changes between two pages shows an order twice.
  return [...new Map(orders.map((order) => [order.order_number, order])).values()];
}
