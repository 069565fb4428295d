import * as zod from 'zod/mini';
import type { CommandSpec } from '../contract/action-spec.ts';
import { deletedOrder, orderNumber } from '../orders/order-fields.ts';

export const deleteOrder = {
  key: 'delete_order',
  noun: 'Order',
  label: 'Delete Order',
  description:
    'Deletes an order. This cannot be undone: to keep it on record, update its status to cancelled instead.',
  note: '**This cannot be undone.** The order is gone as soon as this step runs, even in a test.',
  input: zod.object({ order_number: orderNumber }),
  output: zod.object(deletedOrder),
} satisfies CommandSpec;
