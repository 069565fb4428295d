import { createOrder } from '../creates/create-order.ts';
import { findCoupon } from './find-coupon.ts';
import { findOrder } from './find-order.ts';
import { findProduct } from './find-product.ts';
import { findSalesManager } from './find-sales-manager.ts';

export const searches = {
  [findOrder.key]: findOrder,
  [findProduct.key]: findProduct,
  [findCoupon.key]: findCoupon,
  [findSalesManager.key]: findSalesManager,
};

/** Finds an order, and creates it if there is none. */
export const searchOrCreates = {
  [findOrder.key]: {
    key: findOrder.key,
    display: {
      label: 'Find or Create Order',
      description:
        'Finds an order by its number, or creates one if there is none. A shop chooses the number of a new order itself.',
    },
    search: findOrder.key,
    create: createOrder.key,
  },
};
