import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const newOrder = {
  key: 'new_order',
  noun: 'Order',
  label: 'New Order',
  description: 'Triggers when a new order is made, whether it is paid or not.',
  input: NO_FIELDS,
  output: ORDER,
} satisfies QuerySpec;
