import * as zod from 'zod/mini';
import { plain, toWire, type WireField } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { deleting } from '../../http/error-context.ts';
import { deletedOrder, shopOrderNumber } from '../../orders/order-fields.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './client.ts';

const INPUT = zod.object({ order_number: shopOrderNumber });

/** Seed 002. */
const WIRE: readonly WireField<zod.output<typeof INPUT>>[] = [plain('order_number', 'bill_id')];

const OUTPUT = zod.object(deletedOrder);

/** `DeleteOrder` of the signed API (seed 002): deletes or hides, for good. */
export const deleteOrder = (brand: Brand): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    const { order_number } = input;
    const attempt = deleting(brand.name, order_number);
    const parameters = toWire(WIRE, input);
    await callSigned(brand, connection, { method: 'DeleteOrder', attempt, parameters }, send);
    return { id: order_number, order_number, service: connection.service, deleted: true };
  },
});
