import { reading } from '../../http/error-context.ts';
import { FAILURES, failureError, responseDetails } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import type { Order } from '../../orders/order.ts';
import type { AplautClient } from './client.ts';
import { expectJson } from './documents.ts';
import { isAddressable, orderPath } from './order-number.ts';
import { parseOrder } from './parse-order.ts';

export const ONE_ORDER = 'GET /v4/orders/{number}';

/**
 * Reads one order (Aplaut's API reference, version 4.1.0).
 *
 * @returns `undefined` if Aplaut has none with this number, or cannot look it up
 */
export async function readOrder(client: AplautClient, number: string): Promise<Order | undefined> {
  if (!isAddressable(number)) return undefined;
  const context = reading('Aplaut', `Order ${number}`);
  const response = await client.call({
    method: 'GET',
    path: orderPath(number),
    context,
    success: [200, 404],
  });
  if (response.status === 404) return undefined;
  const document = expectJson(context, response);
  const order = isRecord(document) ? parseOrder(client, document.data) : undefined;
  if (order === undefined) {
    throw failureError(context, FAILURES, 'not_understood', responseDetails(context, response));
  }
  // Aplaut also finds an order by its internal id, which is not what was asked for.
  return order.order_number === number ? order : undefined;
}
