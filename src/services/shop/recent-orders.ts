import type { Connection, Send } from '../../contract/service.ts';
import { reading } from '../../http/error-context.ts';
import { fault } from '../../http/failures.ts';
import type { Order } from '../../orders/order.ts';
import { daysBefore, moscowDay } from '../../orders/time.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './client.ts';
import { orderOf } from './parse-order.ts';

/**
 * How far back is asked for: 28 days with today. The vendor gives a month, does not say of how many days, and silently cuts
 * a longer span at its start. Later polls ask for as much as the first, which costs no request more: an order that was
 * entered with an earlier date, or a payment that was booked late, would be missed otherwise.
 */
const DAYS_BACK = 27;

/** Which orders of the span are wanted. */
export interface Wish {
  /** Only paid ones, by the day of their payment instead of that of their creation. */
  paid?: boolean;
  /** Only those with this product, by its number. */
  product?: string | undefined;
}

/**
 * The orders of four weeks, newest first (`getOrdersWithGoods`; help.influencersoft.com, article 360051149651). Days are
 * those of the Moscow calendar. There is no end date, because its day may not be covered to its end.
 */
export async function ordersWithGoods(
  brand: Brand,
  connection: Connection,
  send: Send,
  { paid, product }: Wish = {},
): Promise<Order[]> {
  const attempt = reading(brand.name, 'orders');
  const parameters = {
    begin_date: moscowDay(daysBefore(new Date(), DAYS_BACK)),
    // Sent only where it is wanted: any text that PHP gets for "no" would count as yes.
    ...(paid && { paid: true }),
    ...(product !== undefined && { goods: product }),
  };
  const call = { method: 'getOrdersWithGoods', attempt, parameters, accepts: [NO_ORDERS] };
  const { code, result } = await callSigned(brand, connection, call, send);
  if (code === NO_ORDERS) return [];
  if (!Array.isArray(result)) throw fault(attempt, 'not_understood');
  const orders = result.flatMap((record) => orderOf(brand, connection, record) ?? []);
  return newestFirst(orders);
}

const NO_ORDERS = 400;

/** Order numbers grow, and the service names no order of its lists. */
export const newestFirst = (orders: readonly Order[]): Order[] =>
  [...orders].sort((a, b) => Number(b.order_number) - Number(a.order_number));
