import type { QuerySpec } from '../contract/action-spec.ts';
import { COUPON, NO_FIELDS, SALES_MANAGER } from '../orders/choices.ts';
import { ORDER_CHOICE } from '../orders/order.ts';
import { PRODUCT } from '../orders/product.ts';

export const listProducts = {
  key: 'list_products',
  ...listSpec('Product', 'products'),
  output: PRODUCT,
} satisfies QuerySpec;

export const listOrders = {
  key: 'list_orders',
  ...listSpec('Order', 'recent orders'),
  output: ORDER_CHOICE,
} satisfies QuerySpec;

export const listCoupons = {
  key: 'list_coupons',
  ...listSpec('Coupon', 'coupons'),
  output: COUPON,
} satisfies QuerySpec;

export const listSalesManagers = {
  key: 'list_sales_managers',
  ...listSpec('Sales Manager', 'sales managers'),
  output: SALES_MANAGER,
} satisfies QuerySpec;

/** @param what what is listed, as in the middle of a sentence */
function listSpec(noun: string, what: string) {
  return {
    noun,
    label: `List ${noun}s`,
    description: `Triggers when the list of ${what} is needed for a drop-down.`,
    input: NO_FIELDS,
  };
}
