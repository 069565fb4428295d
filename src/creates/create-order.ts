import * as zod from 'zod/mini';
import type { CommandSpec } from '../contract/action-spec.ts';
import { ORDER_GROUPS } from '../orders/groups.ts';
import { createdOrder, orderToCreate, TEST_CREATES } from '../orders/order-fields.ts';

export const createOrder = {
  key: 'create_order',
  noun: 'Order',
  label: 'Create Order',
  description: 'Creates a new order with its line items and customer, and returns its number.',
  note: TEST_CREATES,
  groups: ORDER_GROUPS,
  input: zod.object(orderToCreate),
  output: zod.object(createdOrder),
} satisfies CommandSpec;
