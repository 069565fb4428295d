import type { Service } from '../../contract/service.ts';
import { connecting } from '../../http/error-context.ts';
import { isApi2 } from './api-choice.ts';
import type { Brand } from './brand.ts';
import { refuseShop } from './connection.ts';
import { createOrder } from './create-order.ts';
import { createOrderApi2 } from './create-order-api2.ts';
import { deleteOrder } from './delete-order.ts';
import { findOrder } from './find-order.ts';
import { allGoods } from './goods.ts';
import {
  coupons,
  findCoupon,
  findProduct,
  findSalesManager,
  orders,
  products,
  salesManagers,
} from './products.ts';
import { newOrder, orderStatusChanged, paidOrder } from './triggers.ts';
import { updateOrderStatus } from './update-order-status.ts';

/** InfluencerSoft or JustClick: one API under two brands. */
export function shop(brand: Brand): Service {
  const signed = createOrder(brand);
  const api2 = createOrderApi2(brand);
  return {
    title: brand.title,
    refuse: refuseShop,
    baseUrlVariable: brand.baseUrlVariable,
    createOrder: (chosen) => (isApi2(chosen.api) ? api2 : signed),
    updateOrderStatus: updateOrderStatus(brand),
    deleteOrder: deleteOrder(brand),
    newOrder: newOrder(brand),
    paidOrder: paidOrder(brand),
    orderStatusChanged: orderStatusChanged(brand),
    findOrder: findOrder(brand),
    findProduct: findProduct(brand),
    products: products(brand),
    orders: orders(brand),
    coupons: coupons(brand),
    findCoupon: findCoupon(brand),
    salesManagers: salesManagers(brand),
    findSalesManager: findSalesManager(brand),
    async test(connection, send) {
      // Proves login and key also for a shop without products.
      await allGoods(brand, connection, send, connecting(brand.name));
      return `${brand.title}: ${connection.login}`;
    },
  };
}
