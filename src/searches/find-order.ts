import * as zod from 'zod/mini';
import { ORDER } from '../orders/order.ts';
import { searchedNumber } from '../orders/order-fields.ts';
import { searchOf } from '../zapier/action.ts';

export const findOrder = searchOf({
  key: 'find_order',
  noun: 'Order',
  label: 'Find Order',
  description: 'Finds an order by its number, or in a shop the newest orders of a customer.',
  form: zod.object({ order_number: searchedNumber }),
  result: ORDER,
  behind: (service) => service.findOrder,
});
