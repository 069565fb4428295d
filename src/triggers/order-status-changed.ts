import type { QuerySpec } from '../contract/action-spec.ts';
import { NO_FIELDS } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';

export const orderStatusChanged = {
  key: 'order_status_changed',
  noun: 'Order',
  label: 'Order Status Changed',
  description: 'Triggers when an order gets another status, once for each status.',
  note:
    'InfluencerSoft and JustClick have no list of changes: this trigger sees the orders of the last four weeks, and those ' +
    'that were paid in that time. In Aplaut it sees orders that were changed in the last three days and have a payment or ' +
    'fulfillment status. An order that gets a status for the second time is not told again.',
  input: NO_FIELDS,
  output: ORDER,
} satisfies QuerySpec;
