import type { Params } from '../../contract/param-map.ts';
import { type ErrorContext, reading } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import { FAILURES, failureError } from '../../http/failures.ts';
import { entriesOf, isRecord } from '../../json.ts';
import type { Order } from '../../orders/order.ts';
import { moscowDay } from '../../orders/time.ts';
import type { ShopClient } from './client.ts';
import { NO_ORDERS } from './errors.ts';
import { parseOrder } from './parse-order.ts';

export const RECENT_ORDERS_METHOD = 'getOrdersWithGoods';

/**
 * The most days before today that one request may ask for, so 28 days with today. The vendor allows a month, does not say of how
 * many days, and silently cuts a longer span at its start. Assumed: month-of-28-days.
 */
export const MOST_DAYS_BACK = 27;

/** Which orders to return, and since when. */
export interface OrderSpan {
  /** How many days before today it begins, on the Moscow calendar; at most `MOST_DAYS_BACK`. */
  daysBack: number;
  /** Only paid orders, by the day of their payment instead of the day of their creation. */
  paid?: boolean;
  /** Further parameters of the method. */
  params?: Params;
  /** Whether all of the span is needed, in as many requests as it takes. By default one response with its newest days is enough. */
  whole?: boolean;
}

/** A span of days, in days before today. Without an end it lasts until now. */
interface Days {
  begin: number;
  end?: number;
}

/**
 * Returns the orders of the last days, each once and in no order (`getOrdersWithGoods`; help.influencersoft.com, article
 * 360051149651). Asks for fewer days if there are too many orders for one response.
 *
 * @throws {ServiceError} if there are too many in a single day
 */
export async function ordersSince(
  client: ShopClient,
  { daysBack, whole = false, ...filter }: OrderSpan,
): Promise<Order[]> {
  const now = new Date();
  const orders = new Map<string, Order>();
  let days: Days = { begin: daysBack };
  for (;;) {
    const found = await ordersOf(client, now, days, { ...filter, whole });
    if (found === undefined) {
      days = shortened(days) ?? tooManyOrders(client);
      continue;
    }
    for (const order of found) orders.set(order.order_number, order);
    if (!whole || days.begin === daysBack) return [...orders.values()];
    days = earlier(days, daysBack);
  }
}

const lengthOf = ({ begin, end = 0 }: Days): number => begin - end;

/** Returns the later half of some days, or `undefined` if there is none. */
function shortened(days: Days): Days | undefined {
  // Today can be asked for alone, any other day only together with the next: see `earlier`.
  const shortest = days.end === undefined ? 0 : 1;
  const length = lengthOf(days);
  if (length === shortest) return undefined;
  return { ...days, begin: (days.end ?? 0) + Math.max(shortest, Math.floor(length / 2)) };
}

/**
 * Returns as many days before some others. The day between them is in both: whether an end date counts is not documented.
 * Assumed: last-day.
 */
const earlier = (days: Days, daysBack: number): Days => ({
  begin: Math.min(daysBack, days.begin + Math.max(1, lengthOf(days))),
  end: days.begin,
});

/** Returns the orders of some days, or `undefined` if they are too many for one response. */
async function ordersOf(
  client: ShopClient,
  now: Date,
  { begin, end }: Days,
  { paid, params, whole }: Omit<OrderSpan, 'daysBack'>,
): Promise<Order[] | undefined> {
  const span = {
    // Assumed: days-in-moscow.
    begin_date: moscowDay(now, begin),
    ...(end !== undefined && { end_date: moscowDay(now, end) }),
    // Only sent if true: PHP would take any text for "no" as yes (assumed: paid-filter).
    ...(paid && { paid: true }),
    ...params,
  };
  try {
    return await recentOrders(client, span, reading(client.brand.name, 'The orders'), whole);
  } catch (error) {
    if (error instanceof ServiceError && error.code === 'too_large') return undefined;
    throw error;
  }
}

/**
 * Returns the orders of one request, in no order (`getOrdersWithGoods`; help.influencersoft.com, article 360051149651).
 *
 * @param params which orders: `begin_date`, and what else the method takes
 * @param isWhole whether a response without a list is refused instead of counting as an empty one: to whoever needs all orders, they
 * would be new later on
 */
export async function recentOrders(
  client: ShopClient,
  params: Params,
  context: ErrorContext,
  isWhole = false,
): Promise<Order[]> {
  const { code, result } = await client.callSigned({
    method: RECENT_ORDERS_METHOD,
    context,
    params,
    accepts: [NO_ORDERS],
  });
  if (code === NO_ORDERS) return [];
  const records = entriesOf(result);
  const isList = Array.isArray(result) || (records?.every(isRecord) ?? false);
  if (records === undefined || !isList || (isWhole && result === undefined))
    throw failureError(context, FAILURES, 'not_understood');
  return records.flatMap((record) => parseOrder(client, record) ?? []);
}

function tooManyOrders({ brand }: ShopClient): never {
  throw new ServiceError({
    category: 'rejected',
    summary: `The orders could not be read: ${brand.name} has too many orders in one day.`,
    advice: 'If the form has the field Product, choose one there.',
    code: 'too_many_orders',
  });
}
