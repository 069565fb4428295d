import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const orderStatusChanged = {
  key: 'order_status_changed',
  noun: 'Order',
  label: 'Order Status Changed',
  description: 'Triggers when an order gets another status, once for each status.',
  input: NO_FIELDS,
  output: ORDER,
} satisfies QuerySpec;
