import * as zod from 'zod/mini';
import { orderIdentity, orderNumber } from '../orders/order-fields.ts';
import { createOf } from '../zapier/action.ts';

export const updateOrderStatus = createOf({
  key: 'update_order_status',
  noun: 'Order',
  label: 'Update Order Status',
  description: 'Updates the status of an existing order, for example to paid or sent.',
  form: zod.object({ order_number: orderNumber }),
  result: zod.object(orderIdentity),
  behind: (service) => service.updateOrderStatus,
});
