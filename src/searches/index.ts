import type { Commands, Queries } from '../contract/service.ts';
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

/** A search whose step goes on with a create if nothing is found, and how Zapier shows it. */
export interface SearchOrCreateSpec {
  search: keyof Queries;
  create: keyof Commands;
  label: string;
  description: string;
  /** Added to the description if not every service can do it. */
  exception: string;
}

/** By the key of the search, as Zapier wants it. */
export const searchOrCreates = {
  [findOrder.key]: {
    search: findOrder.key,
    create: findOrder.orCreate.key,
    label: 'Find or Create Order',
    description: 'Finds an order by its number, or creates it under this number.',
    exception: 'Not for shops, which choose the numbers of new orders themselves.',
  },
} satisfies Record<string, SearchOrCreateSpec>;
