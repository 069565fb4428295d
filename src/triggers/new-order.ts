import { triggerOf } from '../action.ts';
import { NOTHING } from '../services/choices.ts';
import { ORDER } from '../services/order.ts';

export const newOrder = triggerOf({
  key: 'new_order',
  noun: 'Order',
  label: 'New Order',
  description: 'Triggers when a new order is made, whether it is paid or not.',
  form: NOTHING,
  result: ORDER,
  behind: (service) => service.newOrder,
});
