import type { Params } from '../../contract/param-map.ts';
import { reading } from '../../http/error-context.ts';
import { FAILURES, failed } from '../../http/failures.ts';
import type { Order } from '../../orders/order.ts';
import { daysBefore, moscowDay } from '../../orders/time.ts';
import type { ShopClient } from './client.ts';
import { parseOrder } from './parse-order.ts';

export const RECENT_ORDERS_METHOD = 'getOrdersWithGoods';

/**
 * How far back orders are requested: 28 days including today. The vendor allows a month, does not say of how many days, and
 * silently cuts a longer span at its start. Later polls ask for as much as the first, which costs no extra request: an order
 * that was entered with an earlier date, or a payment that was booked late, would be missed otherwise.
 */
const DAYS_BACK = 27;

/** Which orders of the span to return. */
export interface OrderFilter {
  /** Only paid orders, by the day of their payment instead of the day of their creation. */
  paid?: boolean;
  /** Further parameters of the method. */
  params?: Params;
}

/**
 * Returns the orders of four weeks, newest first (`getOrdersWithGoods`; help.influencersoft.com, article 360051149651). Days
 * are those of the Moscow calendar. There is no end date, because its day may not be covered to its end.
 */
export async function recentOrders(client: ShopClient, { paid, params }: OrderFilter = {}): Promise<Order[]> {
  const context = reading(client.brand.name, 'orders');
  const { code, result } = await client.callSigned({
    method: RECENT_ORDERS_METHOD,
    context,
    params: {
      begin_date: moscowDay(daysBefore(new Date(), DAYS_BACK)),
      // Only sent if true: PHP would take any text for "no" as yes.
      ...(paid && { paid: true }),
      ...params,
    },
    accepts: [NO_ORDERS],
  });
  if (code === NO_ORDERS) return [];
  if (!Array.isArray(result)) throw failed(context, FAILURES, 'not_understood');
  return newestFirst(result.flatMap((record) => parseOrder(client, record) ?? []));
}

const NO_ORDERS = 400;

/** Sorts by order number, which only grows: the service documents no order for its lists. */
export const newestFirst = (orders: readonly Order[]): Order[] =>
  [...orders].sort((a, b) => Number(b.order_number) - Number(a.order_number));
