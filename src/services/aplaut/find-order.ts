import * as zod from 'zod/mini';
import { inPath } from '../../contract/param-map.ts';
import type { Listing } from '../../contract/service.ts';
import { required } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';
import { reading } from '../../http/error-context.ts';
import { evidenceOf, fault } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import { ORDER } from '../../orders/order.ts';
import { ORDER_NUMBER_WORDS } from '../../orders/order-fields.ts';
import { isAddressable } from './address.ts';
import { call, expectJson, orderPath } from './client.ts';
import type { Scheme } from './connection.ts';
import { orderOf } from './parse-order.ts';

const INPUT = zod.object({ order_number: required(CODE, ORDER_NUMBER_WORDS) });

/** `GET /v4/orders/{number}` (Aplaut's API reference, version 4.1.0). */
export const findOrder = (scheme: Scheme): Listing<typeof INPUT, typeof ORDER> => ({
  input: INPUT,
  output: ORDER,
  wire: [inPath('order_number')],
  async run(connection, { order_number }, send) {
    if (!isAddressable(order_number)) return [];
    const attempt = reading('Aplaut', `order ${order_number}`);
    const what = { method: 'GET', path: orderPath(order_number), attempt, success: [200, 404] } as const;
    const answer = await call(scheme, connection, what, send);
    if (answer.status === 404) return [];
    const document = expectJson(attempt, answer);
    const order = isRecord(document) ? orderOf(connection, document.data) : undefined;
    if (order === undefined) throw fault(attempt, 'not_understood', evidenceOf(attempt, answer));
    // Aplaut also finds an order by its internal id, which is not what was asked for.
    return order.order_number === order_number ? [order] : [];
  },
});
