import * as zod from 'zod/mini';
import { inPath } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { required } from '../../form/field-meta.ts';
import { deleting } from '../../http/error-context.ts';
import { deletedOrder, ORDER_NUMBER_WORDS } from '../../orders/order-fields.ts';
import { ADDRESSABLE } from './address.ts';
import { call, orderPath } from './client.ts';
import type { Scheme } from './connection.ts';

const INPUT = zod.object({ order_number: required(ADDRESSABLE, ORDER_NUMBER_WORDS) });
const OUTPUT = zod.object(deletedOrder);

/** `DELETE /v4/orders/{number}` (Aplaut's API reference, version 4.1.0). */
export const deleteOrder = (scheme: Scheme): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: [inPath('order_number')],
  async run(connection, { order_number }, send) {
    const attempt = deleting('Aplaut', order_number);
    await call(
      scheme,
      connection,
      {
        method: 'DELETE',
        path: orderPath(order_number),
        attempt,
        success: [204],
        explain: (status) =>
          status === 404
            ? {
                kind: 'already_so',
                sentence: `${attempt.failed}: Aplaut has no order with this number, or it was deleted before. If it should exist, check Order Number.`,
              }
            : undefined,
      },
      send,
    );
    return { id: order_number, order_number, service: connection.service, deleted: true };
  },
});
