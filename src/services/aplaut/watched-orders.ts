import { ServiceError } from '../../http/errors.ts';
import type { Order } from '../../orders/order.ts';
import { daysBefore } from '../../orders/time.ts';
import type { AplautClient } from './client.ts';
import { newestOrders, timeOf } from './newest-orders.ts';
import { PAGE_SIZE, readPage } from './pages.ts';
import { parseOrder } from './parse-order.ts';

/**
 * How many orders the triggers watch: the newest by the time of their creation. Aplaut says when an order was changed last, not
 * what changed: an older one that the first poll of a Zap did not read could have been paid long before.
 */
export const WATCHED_ORDERS = 500;

/** How many orders the first poll of a Zap reads: 200 of them have to be deleted before a later poll could see another. */
const FIRST_ORDERS = 700;

/** The requests for them, at two a second well within the 30 seconds that it shares with the connection test. */
const FIRST_REQUESTS = 36;

/** How far later polls look back for changes, in days, and in how many requests. */
export const DAYS_BACK = { recent: 1 / 12, deep: 26 };
const LATER_REQUESTS = 20;

/** How many changed orders a later poll can read. A page shares an order with the one before. */
export const MOST_CHANGES = LATER_REQUESTS * (PAGE_SIZE - 1);

/** Returns the orders that the first poll of a Zap has to know: the newest by the time of their creation. */
export async function firstOrders(client: AplautClient): Promise<Order[]> {
  const { orders, isCut } = await newestOrders(client, {
    by: 'created_at',
    enough: ({ length }) => length >= FIRST_ORDERS,
    requests: FIRST_REQUESTS,
  });
  if (!isCut) return orders;
  throw new ServiceError({
    category: 'rejected',
    summary: 'The orders could not be read: Aplaut has too many orders from the same second.',
    advice: 'Turn the Zap on again once there are newer orders.',
    code: 'too_many_orders',
  });
}

/** Returns the watched orders that were changed lately, the last change first. Assumed: aplaut-changes-at-once. */
export async function changedOrders(client: AplautClient, depth: keyof typeof DAYS_BACK): Promise<Order[]> {
  const since = daysBefore(new Date(), DAYS_BACK[depth]);
  const { orders } = await newestOrders(client, { by: 'updated_at', since, requests: LATER_REQUESTS });
  if (orders.length === 0) return [];
  const watchedAfter = await timeBeforeWatched(client);
  return orders.filter((order) => {
    const made = timeOf(order, 'created_at');
    // Where older ones are not watched, an order without a time may be one of them.
    return made > watchedAfter && (Number.isFinite(made) || !Number.isFinite(watchedAfter));
  });
}

/** How many requests a sample may take. */
const SAMPLE_REQUESTS = 4;

/** Returns enough orders for a sample, newest first. */
export async function sampleOrders(
  client: AplautClient,
  by: 'created_at' | 'updated_at',
  enough: (orders: readonly Order[]) => boolean,
): Promise<Order[]> {
  return (await newestOrders(client, { by, enough, requests: SAMPLE_REQUESTS })).orders;
}

/** Returns when the last watched order was made, in milliseconds: all orders that are newer are watched. */
async function timeBeforeWatched(client: AplautClient): Promise<number> {
  const lastPage = WATCHED_ORDERS / PAGE_SIZE - 1;
  const resources = await readPage(client, 'orders', lastPage, { sort: 'created_at:desc' });
  if (resources.length < PAGE_SIZE) return Number.NEGATIVE_INFINITY;
  const orders = resources.flatMap((resource) => parseOrder(client, resource) ?? []);
  return Math.min(...orders.map((order) => timeOf(order, 'created_at')));
}
