import type { QuerySpec } from '../contract/action-spec.ts';
import { createOrder } from '../creates/create-order.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const findOrder = {
  key: 'find_order',
  noun: 'Order',
  label: 'Find Order',
  description: 'Finds an order by its number, or in a shop the newest orders of a customer.',
  input: NO_FIELDS,
  output: ORDER,
  orCreate: createOrder,
} satisfies QuerySpec;
