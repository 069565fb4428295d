import { createOrder } from './create-order.ts';
import { createOrderWithPaymentStatus } from './create-order-with-payment-status.ts';
import { deleteOrder } from './delete-order.ts';
import { updateOrderStatus } from './update-order-status.ts';

export const creates = {
  [createOrder.key]: createOrder,
  [createOrderWithPaymentStatus.key]: createOrderWithPaymentStatus,
  [updateOrderStatus.key]: updateOrderStatus,
  [deleteOrder.key]: deleteOrder,
};
