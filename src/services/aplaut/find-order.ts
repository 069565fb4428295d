import * as zod from 'zod/mini';
import { CODE } from '../../form/values.ts';
import { required } from '../../form/words.ts';
import { isRecord } from '../../json.ts';
import { reading } from '../attempts.ts';
import { evidenceOf, fault } from '../faults.ts';
import { ORDER } from '../order.ts';
import { ORDER_NUMBER_WORDS } from '../order-fields.ts';
import type { Listing } from '../service.ts';
import { inPath } from '../wire.ts';
import { isAddressable } from './address.ts';
import { call, expectJson, orderPath } from './call.ts';
import { orderOf } from './order-of.ts';
import type { Scheme } from './scheme.ts';

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
