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
        'Finds an order by its number, or creates it under this number. Not for shops, which choose the numbers of new orders themselves.',
    },
    search: findOrder.key,
    create: findOrder.orCreate.key,
  },
};
