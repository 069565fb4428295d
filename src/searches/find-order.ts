import * as zod from 'zod/mini';
import { searchOf } from '../action.ts';
import { ORDER } from '../services/order.ts';
import { searchedNumber } from '../services/order-fields.ts';

export const findOrder = searchOf({
  key: 'find_order',
  noun: 'Order',
  label: 'Find Order',
  description: 'Finds an order by its number, or in a shop the newest orders of a customer.',
  form: zod.object({ order_number: searchedNumber }),
  result: ORDER,
  behind: (service) => service.findOrder,
});
