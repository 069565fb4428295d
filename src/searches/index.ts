import type { CommandSpec, QuerySpec } from '../contract/action-spec.ts';
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

/** A search whose step goes on with a create if nothing is found, and how Zapier shows it. */
export interface SearchOrCreateSpec {
  search: QuerySpec;
  create: CommandSpec;
  /** The field that the search looks by and the create sets. A service that lacks it in one of them can't do both in one step. */
  foundBy: string;
  label: string;
  description: string;
  /** Why a service without the field can't, as the end of a sentence. */
  obstacle: string;
}

/** By the key of the search, as Zapier wants it. */
export const searchOrCreates = {
  [findOrder.key]: {
    search: findOrder,
    create: createOrder,
    foundBy: 'order_number',
    label: 'Find or Create Order',
    description: 'Finds an order by its number, or creates it under this number.',
    obstacle: 'it chooses the number of a new order itself, so the order would never be found again.',
  },
} satisfies Record<string, SearchOrCreateSpec>;
