import { findCoupon } from './find-coupon.ts';
import { findOrder } from './find-order.ts';
import { findProduct } from './find-product.ts';
import { findSalesManager } from './find-sales-manager.ts';

export const searches = {
  find_order: findOrder,
  find_product: findProduct,
  find_coupon: findCoupon,
  find_sales_manager: findSalesManager,
};

/** Find an order, and create it where there is none. */
export const searchOrCreates = {
  find_order: {
    key: 'find_order',
    display: {
      label: 'Find or Create Order',
      description:
        'Finds an order by its number, or creates one if there is none. A shop chooses the number of a new order itself.',
    },
    search: 'find_order',
    create: 'create_order',
  },
};
