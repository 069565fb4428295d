import type { Listing } from '../contract/service.ts';
import { COUPON, NOTHING, SALES_MANAGER } from '../orders/choices.ts';
import { ORDER_CHOICE } from '../orders/order.ts';
import { PRODUCT } from '../orders/product.ts';
import { type Action, dropDownOf } from '../zapier/action.ts';

export const listProducts = listing({
  key: 'list_products',
  noun: 'Product',
  what: 'products',
  result: PRODUCT,
  behind: (service) => service.products,
});

export const listOrders = listing({
  key: 'list_orders',
  noun: 'Order',
  what: 'recent orders',
  result: ORDER_CHOICE,
  behind: (service) => service.orders,
});

export const listCoupons = listing({
  key: 'list_coupons',
  noun: 'Coupon',
  what: 'coupons',
  result: COUPON,
  behind: (service) => service.coupons,
});

export const listSalesManagers = listing({
  key: 'list_sales_managers',
  noun: 'Sales Manager',
  what: 'sales managers',
  result: SALES_MANAGER,
  behind: (service) => service.salesManagers,
});

type Source = Pick<Action<Listing>, 'key' | 'noun' | 'result' | 'behind'> & {
  /** What is listed, in the words of a sentence. */
  what: string;
};

function listing({ what, ...source }: Source) {
  return dropDownOf({
    ...source,
    label: `List ${source.noun}s`,
    description: `Triggers when the list of ${what} is needed for a drop-down.`,
    form: NOTHING,
  });
}
