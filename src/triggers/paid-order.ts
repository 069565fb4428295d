import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const paidOrder = {
  key: 'paid_order',
  noun: 'Order',
  label: 'Paid Order',
  description: 'Triggers when an order is paid.',
  input: NO_FIELDS,
  output: ORDER,
} satisfies QuerySpec;
