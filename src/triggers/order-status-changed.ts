import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { STATUS_CHANGE } from '../orders/order.ts';

export const orderStatusChanged = {
  key: 'order_status_changed',
  noun: 'Order',
  label: 'Order Status Changed',
  description: 'Triggers when the status of an order changes, once for each status.',
  input: NO_FIELDS,
  output: STATUS_CHANGE,
} satisfies QuerySpec;
