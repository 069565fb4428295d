import * as zod from 'zod/mini';
import { required } from '../../form/words.ts';
import { isRecord } from '../../json.ts';
import { reading } from '../attempts.ts';
import { evidenceOf, fault } from '../faults.ts';
import { ORDER } from '../order.ts';
import { ORDER_NUMBER_WORDS } from '../order-fields.ts';
import type { Listing } from '../service.ts';
import { inPath } from '../wire.ts';
import { ADDRESSABLE } from './address.ts';
import { call, expectJson, orderPath } from './call.ts';
import { orderOf } from './order-of.ts';
import type { Scheme } from './scheme.ts';

const INPUT = zod.object({ order_number: required(ADDRESSABLE, ORDER_NUMBER_WORDS) });

/** `GET /v4/orders/{number}` (Aplaut's API reference, version 4.1.0). */
export const findOrder = (scheme: Scheme): Listing<typeof INPUT, typeof ORDER> => ({
  input: INPUT,
  output: ORDER,
  wire: [inPath('order_number')],
  async run(connection, { order_number }, send) {
    const attempt = reading('Aplaut', `order ${order_number}`);
    const what = { method: 'GET', path: orderPath(order_number), attempt, success: [200, 404] } as const;
    const answer = await call(scheme, connection, what, send);
    if (answer.status === 404) return [];
    const document = expectJson(attempt, answer);
    const order = isRecord(document) ? orderOf(connection, document.data) : undefined;
    if (order?.order_number !== order_number)
      throw fault(attempt, 'not_understood', evidenceOf(attempt, answer));
    return [order];
  },
});
