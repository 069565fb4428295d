import type { Service } from '../../contract/service.ts';
import { connecting } from '../../http/error-context.ts';
import {
  COUPON,
  FIND_COUPON,
  FIND_SALES_MANAGER,
  NOTHING,
  none,
  SALES_MANAGER,
} from '../../orders/choices.ts';
import { call } from './client.ts';
import type { Scheme } from './connection.ts';
import { createOrder } from './create-order.ts';
import { deleteOrder } from './delete-order.ts';
import { findOrder } from './find-order.ts';
import { resourcesIn } from './pages.ts';
import { findProduct, orders, products } from './products.ts';
import { newOrder, orderStatusChanged, paidOrder } from './triggers.ts';
import { updateOrderStatus } from './update-order-status.ts';

/** Aplaut, reached with one of its two kinds of key. */
export function aplaut(scheme: Scheme): Service {
  const create = createOrder(scheme);
  return {
    title: scheme.title,
    refuse: () => undefined,
    baseUrlVariable: 'APLAUT_BASE_URL',
    createOrder: () => create,
    updateOrderStatus: updateOrderStatus(scheme),
    deleteOrder: deleteOrder(scheme),
    newOrder: newOrder(scheme),
    paidOrder: paidOrder(scheme),
    orderStatusChanged: orderStatusChanged(scheme),
    findOrder: findOrder(scheme),
    findProduct: findProduct(scheme),
    products: products(scheme),
    orders: orders(scheme),
    coupons: none(NOTHING, COUPON),
    findCoupon: none(FIND_COUPON, COUPON),
    salesManagers: none(NOTHING, SALES_MANAGER),
    findSalesManager: none(FIND_SALES_MANAGER, SALES_MANAGER),
    async test(connection, send) {
      const attempt = connecting('Aplaut');
      // Five is the smallest page that Aplaut gives.
      const path = '/orders?page=1&per_page=5';
      const answer = await call(scheme, connection, { method: 'GET', path, attempt, success: [200] }, send);
      resourcesIn(attempt, answer);
      return scheme.label;
    },
  };
}
