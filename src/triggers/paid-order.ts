import { NOTHING } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';
import { triggerOf } from '../zapier/action.ts';

export const paidOrder = triggerOf({
  key: 'paid_order',
  noun: 'Order',
  label: 'Paid Order',
  description: 'Triggers when an order is paid.',
  form: NOTHING,
  result: ORDER,
  behind: (service) => service.paidOrder,
});
