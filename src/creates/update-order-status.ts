import * as zod from 'zod/mini';
import type { CommandSpec } from '../contract/action-spec.ts';
import { STATUS } from '../orders/groups.ts';
import { orderIdentity, orderNumber } from '../orders/order-fields.ts';

export const updateOrderStatus = {
  key: 'update_order_status',
  noun: 'Order',
  label: 'Update Order Status',
  description:
    'Updates the status of an existing order, for example to paid or cancelled, and returns what was set. The rest of the order stays as it is.',
  groups: [STATUS],
  input: zod.object({ order_number: orderNumber }),
  output: zod.object(orderIdentity),
} satisfies CommandSpec;
