import { listCoupons, listOrders, listProducts, listSalesManagers } from './drop-downs.ts';
import { newOrder } from './new-order.ts';
import { orderStatusChanged } from './order-status-changed.ts';
import { paidOrder } from './paid-order.ts';

export const triggers = {
  new_order: newOrder,
  paid_order: paidOrder,
  order_status_changed: orderStatusChanged,
  list_products: listProducts,
  list_orders: listOrders,
  list_coupons: listCoupons,
  list_sales_managers: listSalesManagers,
};
