import * as zod from 'zod/mini';
import { createOf } from '../action.ts';
import { createdOrder, items } from '../services/order-fields.ts';

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
