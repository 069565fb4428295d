import { triggerOf } from '../action.ts';
import { NOTHING } from '../services/choices.ts';
import { ORDER } from '../services/order.ts';

export const paidOrder = triggerOf({
  key: 'paid_order',
  noun: 'Order',
  label: 'Paid Order',
  description: 'Triggers when an order is paid.',
  form: NOTHING,
  result: ORDER,
  behind: (service) => service.paidOrder,
});
