import { reading } from '../attempts.ts';
import { fault } from '../faults.ts';
import type { Order } from '../order.ts';
import type { Ask, Connection, Send } from '../service.ts';
import { daysBefore, moscowDay } from '../time.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './call.ts';
import { orderOf } from './order-of.ts';

/**
 * The longest span that is asked for. The vendor gives a month, does not say of how many days, and silently cuts a longer
 * span at its start.
 */
const LONGEST_DAYS = 28;

/** How far a poll looks back: a day more than a week, so that neither midnight nor an outage of some days loses an order. */
const POLL_DAYS = 8;

/** Which orders of a span are wanted. */
export interface Wish {
  /** Only paid ones, by the day of their payment instead of that of their creation. */
  paid?: boolean;
  /** Only those with this product, by its number. */
  product?: string | undefined;
  ask: Ask;
  /** All that the longest span gives, also if only what is new lately is asked for. */
  whole?: boolean;
}

/**
 * The orders of the last days, newest first (`getOrdersWithGoods`; help.influencersoft.com, article 360051149651). Days are
 * those of the Moscow calendar. There is no end date, because its day may not be covered to its end.
 */
export async function ordersWithGoods(
  brand: Brand,
  connection: Connection,
  send: Send,
  { paid, product, ask, whole }: Wish,
): Promise<Order[]> {
  if (ask.page > 0) return [];
  const days = ask.history || whole ? LONGEST_DAYS - 1 : POLL_DAYS;
  const attempt = reading(brand.name, 'orders');
  const parameters = {
    begin_date: moscowDay(daysBefore(new Date(), days)),
    // Sent only where it is wanted: any text that PHP gets for "no" would count as yes.
    ...(paid && { paid: true }),
    ...(product !== undefined && { goods: product }),
  };
  const call = { method: 'getOrdersWithGoods', attempt, parameters, accepts: [NO_ORDERS] };
  const { code, result } = await callSigned(brand, connection, call, send);
  if (code === NO_ORDERS) return [];
  if (!Array.isArray(result)) throw fault(attempt, 'not_understood');
  const orders = result
    .map((record) => orderOf(brand, connection, record))
    .filter((order) => order !== undefined);
  return newestFirst(orders);
}

const NO_ORDERS = 400;

/** Order numbers grow, and the service names no order of its lists. */
export const newestFirst = (orders: readonly Order[]): Order[] =>
  [...orders].sort((a, b) => Number(b.order_number) - Number(a.order_number));
