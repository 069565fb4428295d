import { NOTHING } from '../orders/choices.ts';
import { ORDER } from '../orders/order.ts';
import { triggerOf } from '../zapier/action.ts';

export const newOrder = triggerOf({
  key: 'new_order',
  noun: 'Order',
  label: 'New Order',
  description: 'Triggers when a new order is made, whether it is paid or not.',
  form: NOTHING,
  result: ORDER,
  behind: (service) => service.newOrder,
});
