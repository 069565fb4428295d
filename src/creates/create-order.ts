import * as zod from 'zod/mini';
import { createdOrder, items } from '../orders/order-fields.ts';
import { createOf } from '../zapier/action.ts';

export const createOrder = createOf({
  key: 'create_order',
  noun: 'Order',
  label: 'Create Order',
  description: 'Creates a new order with its line items and customer.',
  groups: [
    { key: 'customer', label: 'Customer', emphasize: true },
    { key: 'delivery', label: 'Delivery' },
    { key: 'billing', label: 'Billing Address' },
    { key: 'payment', label: 'Payment' },
    { key: 'marketing', label: 'Marketing' },
  ],
  form: zod.object({ items }),
  result: zod.object(createdOrder),
  behind: (service, chosen) => service.createOrder(chosen),
});
