import { createOrder } from './create-order.ts';
import { deleteOrder } from './delete-order.ts';
import { updateOrderStatus } from './update-order-status.ts';

export const creates = {
  [createOrder.key]: createOrder,
  [updateOrderStatus.key]: updateOrderStatus,
  [deleteOrder.key]: deleteOrder,
};
