import * as zod from 'zod/mini';
import { IN_URL } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { required } from '../../form/field-meta.ts';
import { deleting } from '../../orders/error-contexts.ts';
import { deletedOrder, ORDER_NUMBER_META } from '../../orders/order-fields.ts';
import { changeOnce } from '../../replays/change-once.ts';
import type { AplautClient } from './client.ts';
import { ADDRESSABLE_NUMBER, orderPath } from './order-number.ts';
import { ONE_ORDER, readOrder } from './read-order.ts';

const INPUT = zod.object({ order_number: required(ADDRESSABLE_NUMBER, ORDER_NUMBER_META) });
const OUTPUT = zod.object(deletedOrder);

/** `DELETE /v4/orders/{number}` (Aplaut's API reference, version 4.1.0). */
export const deleteOrder: Command<AplautClient, typeof INPUT, typeof OUTPUT> = {
  methods: ['DELETE /v4/orders/{number}', ONE_ORDER],
  input: INPUT,
  output: OUTPUT,
  params: { order_number: IN_URL },
  example: { order_number: 'A-100' },
  async run(client, { order_number }) {
    const context = deleting('Aplaut', order_number);
    const request = {
      method: 'DELETE',
      path: orderPath(order_number),
      context,
      success: [204],
      explain: (status: number) =>
        status === 404
          ? ({
              category: 'already_done',
              summary: `${context.failed}: Aplaut has no order with this number, or it was already deleted.`,
              advice: 'If it should still exist, check Order Number.',
            } as const)
          : undefined,
    } as const;
    await changeOnce(client.step, {
      of: [client.label, request.method, request.path],
      send: () => client.call(request),
      isMade: async (isSaid) => isSaid || (await readOrder(client, order_number)) === undefined,
    });
    return { id: order_number, order_number, service: client.scheme.id, deleted: true };
  },
};
