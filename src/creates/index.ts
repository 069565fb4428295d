import { createOrder } from './create-order.ts';
import { deleteOrder } from './delete-order.ts';
import { updateOrderStatus } from './update-order-status.ts';

export const creates = {
  create_order: createOrder,
  update_order_status: updateOrderStatus,
  delete_order: deleteOrder,
};
