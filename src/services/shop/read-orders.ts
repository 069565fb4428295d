import type { Params } from '../../contract/param-map.ts';
import { type ErrorContext, reading } from '../../http/error-context.ts';
import { FAILURES, failed } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import type { Order } from '../../orders/order.ts';
import type { ShopClient } from './client.ts';
import { parseOrder } from './parse-order.ts';

export const ONE_ORDER = 'getOrderDetails';
/** The article's example has it without `/api/`. Assumed: bills-address. */
export const ORDER_NUMBERS = 'GetBills';

/** The code for a missing order, and for a customer without orders. Assumed: empty-lists. */
const NOT_FOUND = 400;

/**
 * Reads one order (help.influencersoft.com, article 360050558052).
 *
 * @returns `undefined` if the shop has none with this number
 */
export async function readOrder(
  client: ShopClient,
  number: string,
  context: ErrorContext = reading(client.brand.name, `order ${number}`),
): Promise<Order | undefined> {
  const { code, result } = await client.callSigned({
    method: ONE_ORDER,
    context,
    params: { bill_id: number },
    accepts: [NOT_FOUND],
  });
  if (code === NOT_FOUND) return undefined;
  const order = parseOrder(client, result);
  if (order?.order_number !== number) throw failed(context, FAILURES, 'not_understood');
  return order;
}

/**
 * Reads the numbers of a customer's orders (help.influencersoft.com, article 360050557192).
 *
 * @returns the newest first, by their numbers. An empty PHP map comes as a list. Assumed: bills-by-number, growing-numbers
 */
export async function readNumbers(
  client: ShopClient,
  params: Params,
  context: ErrorContext = reading(client.brand.name, 'orders of a customer'),
): Promise<string[]> {
  const { code, result } = await client.callSigned({
    method: ORDER_NUMBERS,
    context,
    params,
    accepts: [NOT_FOUND],
  });
  if (code === NOT_FOUND || (Array.isArray(result) && result.length === 0)) return [];
  if (!isRecord(result) || !Object.keys(result).every((number) => /^\d+$/.test(number))) {
    throw failed(context, FAILURES, 'not_understood');
  }
  return Object.keys(result).sort((a, b) => Number(b) - Number(a));
}
