import type { Order } from '../../orders/order.ts';
import { isoSeconds } from '../../orders/time.ts';
import type { AplautClient } from './client.ts';
import { PAGE_SIZE, readPage } from './pages.ts';
import { parseOrder } from './parse-order.ts';

/** The times that Aplaut can sort and filter orders by. */
type TimeName = 'created_at' | 'updated_at';

/** Which orders to read. */
interface Reading {
  /** By which time they are sorted. */
  by: TimeName;
  /** The time of the oldest; left out for all. */
  since?: Date;
  /** Whether to end before there are no more, given those that were read. */
  enough?(orders: readonly Order[]): boolean;
  /** The most requests to send: Aplaut lets two a second through, and delays the rest. */
  requests: number;
}

/**
 * Reads orders, newest first and each once. A page is asked for by the time of the last order that was read, not by its
 * number, so that none is skipped when orders are deleted meanwhile and those after them move up. Only within one second
 * pages have numbers, in which Aplaut has to keep its orders in place. Assumed: aplaut-order-in-place.
 *
 * @returns the orders, and whether there may be more because the requests were used up
 */
export async function newestOrders(
  client: AplautClient,
  { by, since, enough = () => false, requests }: Reading,
): Promise<{ orders: Order[]; isCut: boolean }> {
  const oldest = since?.getTime() ?? Number.NEGATIVE_INFINITY;
  const orders = new Map<string, Order>();
  let filter = since && `${by}:gte:${isoSeconds(since)}`;
  let until = Number.POSITIVE_INFINITY;
  let page = 0;
  for (let request = 0; request < requests; request += 1) {
    const resources = await readPage(client, 'orders', page, {
      sort: `${by}:desc`,
      ...(filter && { filter }),
    });
    const found = resources.flatMap((resource) => parseOrder(client, resource) ?? []);
    for (const order of found) {
      if (timeOf(order, by) >= oldest && !orders.has(order.order_number)) {
        orders.set(order.order_number, order);
      }
    }
    const last = endOfSecond(Math.min(...found.map((order) => timeOf(order, by))));
    if (resources.length < PAGE_SIZE || last < oldest || enough([...orders.values()])) {
      return { orders: [...orders.values()], isCut: false };
    }
    page = last < until ? 0 : page + 1;
    until = Math.min(last, until);
    // A page without any time leaves the filter as it is.
    if (Number.isFinite(until)) filter = `${by}:lte:${isoSeconds(new Date(until))}`;
  }
  return { orders: [...orders.values()], isCut: true };
}

/** Returns a time of an order in milliseconds, or infinity if Aplaut does not say it in a way that is understood. */
export const timeOf = (order: Order, by: TimeName): number =>
  order[by] === undefined ? Number.POSITIVE_INFINITY : Date.parse(order[by]);

/** It is not documented whether a filter knows parts of a second. */
const endOfSecond = (time: number): number => Math.ceil(time / 1000) * 1000;
