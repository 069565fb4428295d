import * as zod from 'zod/mini';
import { deletedOrder, orderNumber } from '../orders/order-fields.ts';
import { createOf } from '../zapier/action.ts';

export const deleteOrder = createOf({
  key: 'delete_order',
  noun: 'Order',
  label: 'Delete Order',
  description: 'Deletes an order for good.',
  note: '**This cannot be undone.** The order is gone from the service as soon as this step runs, also when you test it.',
  form: zod.object({ order_number: orderNumber }),
  result: zod.object(deletedOrder),
  behind: (service) => service.deleteOrder,
});
