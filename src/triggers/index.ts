import { cancelledOrder } from './cancelled-order.ts';
import { listCoupons, listOrders, listProducts, listSalesManagers } from './drop-downs.ts';
import { newOrder } from './new-order.ts';
import { orderStatusChanged } from './order-status-changed.ts';
import { paidOrder } from './paid-order.ts';

export const triggers = {
  [newOrder.key]: newOrder,
  [paidOrder.key]: paidOrder,
  [orderStatusChanged.key]: orderStatusChanged,
  [cancelledOrder.key]: cancelledOrder,
};

/** Hidden triggers that fill drop-downs. */
export const dropDowns = {
  [listProducts.key]: listProducts,
  [listOrders.key]: listOrders,
  [listCoupons.key]: listCoupons,
  [listSalesManagers.key]: listSalesManagers,
};
