import { type ParamMap, paramsOf } from '../../contract/param-map.ts';
import { type ErrorContext, reading } from '../../http/error-context.ts';
import { FAILURES, failureError } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import type { Order } from '../../orders/order.ts';
import type { ShopClient } from './client.ts';
import { NO_ORDERS } from './errors.ts';
import { parseOrder } from './parse-order.ts';

export const ONE_ORDER = 'getOrderDetails';
export const ONE_ORDER_PARAMS: ParamMap<{ order_number: string }> = { order_number: 'bill_id' };

/** The article's example has it without `/api/`. Assumed: bills-address. */
export const ORDER_NUMBERS = 'GetBills';
export const ORDER_NUMBERS_PARAMS: ParamMap<CustomerFilter> = {
  customer_email: 'email',
  payment_status: 'pay_status',
};

/** Whose orders to return, and of which payment status; left out, of any. */
interface CustomerFilter {
  customer_email?: string | undefined;
  payment_status?: string | undefined;
}

/**
 * Reads one order (help.influencersoft.com, article 360050558052).
 *
 * @returns `undefined` if the shop has none with this number
 */
export async function readOrder(
  client: ShopClient,
  number: string,
  context: ErrorContext = reading(client.brand.name, `Order ${number}`),
): Promise<Order | undefined> {
  const { code, result } = await client.callSigned({
    method: ONE_ORDER,
    context,
    params: paramsOf(ONE_ORDER_PARAMS, { order_number: number }),
    accepts: [NO_ORDERS],
  });
  if (code === NO_ORDERS) return undefined;
  const order = parseOrder(client, result);
  if (order?.order_number !== number) throw failureError(context, FAILURES, 'not_understood');
  return order;
}

/**
 * Reads the numbers of a customer's orders (help.influencersoft.com, article 360050557192).
 *
 * @returns the newest first, by their numbers. An empty PHP map comes as a list. Assumed: bills-by-number, growing-numbers
 */
export async function readNumbers(
  client: ShopClient,
  { customer_email, payment_status }: CustomerFilter,
  context: ErrorContext = reading(client.brand.name, 'The orders of a customer'),
): Promise<string[]> {
  const { code, result } = await client.callSigned({
    method: ORDER_NUMBERS,
    context,
    params: paramsOf(ORDER_NUMBERS_PARAMS, { customer_email, payment_status }),
    accepts: [NO_ORDERS],
  });
  if (code === NO_ORDERS || (Array.isArray(result) && result.length === 0)) return [];
  if (!isRecord(result) || !Object.keys(result).every((number) => /^\d+$/.test(number))) {
    throw failureError(context, FAILURES, 'not_understood');
  }
  return Object.keys(result).sort((a, b) => Number(b) - Number(a));
}
