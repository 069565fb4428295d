import * as zod from 'zod/mini';
import type { CommandSpec } from '../contract/action-spec.ts';
import { ORDER_GROUPS } from '../orders/groups.ts';
import { createdOrder, items, TEST_CREATES } from '../orders/order-fields.ts';

export const createOrderWithPaymentStatus = {
  key: 'create_order_with_payment_status',
  noun: 'Order',
  label: 'Create Order With Payment Status',
  description:
    'Creates a new order that can already be paid, with shipping and billing addresses and a sales manager, and returns its number.',
  note: TEST_CREATES,
  groups: ORDER_GROUPS,
  input: zod.object({ items }),
  output: zod.object(createdOrder),
} satisfies CommandSpec;
