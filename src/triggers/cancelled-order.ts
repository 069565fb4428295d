import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const cancelledOrder = {
  key: 'cancelled_order',
  noun: 'Order',
  label: 'Cancelled Order',
  description: 'Triggers when an order is cancelled.',
  input: NO_FIELDS,
  output: ORDER,
} satisfies QuerySpec;
