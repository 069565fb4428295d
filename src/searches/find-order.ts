import * as zod from 'zod/mini';
import type { QuerySpec } from '../contract/action-spec.ts';
import { ORDER } from '../orders/order.ts';
import { orderToFind } from '../orders/order-fields.ts';

export const findOrder = {
  key: 'find_order',
  noun: 'Order',
  label: 'Find Order',
  description: 'Finds an order, and returns its status, customer and line items.',
  input: zod.object(orderToFind),
  output: ORDER,
} satisfies QuerySpec;
