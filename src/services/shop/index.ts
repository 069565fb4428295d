import { connecting } from '../attempts.ts';
import type { Service } from '../service.ts';
import { isApi2 } from './api-choice.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './call.ts';
import { createOrder } from './create-order.ts';
import { createOrderApi2 } from './create-order-api2.ts';
import { deleteOrder } from './delete-order.ts';
import { findOrder } from './find-order.ts';
import {
  coupons,
  findCoupon,
  findProduct,
  findSalesManager,
  orders,
  products,
  salesManagers,
} from './lists.ts';
import { refuseShop } from './refuse.ts';
import { newOrder, orderStatusChanged, paidOrder } from './triggers.ts';
import { updateOrderStatus } from './update-order-status.ts';

/** The answer of a shop without products: it proves login and key all the same. */
const NO_PRODUCTS = 700;

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
      const attempt = connecting(brand.name);
      const call = { method: 'GetAllGoods', attempt, parameters: {}, accepts: [NO_PRODUCTS] };
      await callSigned(brand, connection, call, send);
      return `${brand.title}: ${connection.login}`;
    },
  };
}
