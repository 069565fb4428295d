import { dropDownOf } from '../action.ts';
import { COUPON, NOTHING, SALES_MANAGER } from '../services/choices.ts';
import { ORDER_CHOICE } from '../services/order.ts';
import { PRODUCT } from '../services/product.ts';

export const listProducts = dropDownOf({
  key: 'list_products',
  noun: 'Product',
  label: 'List Products',
  description: 'Triggers when the list of products is needed for a drop-down.',
  form: NOTHING,
  result: PRODUCT,
  behind: (service) => service.products,
});

export const listOrders = dropDownOf({
  key: 'list_orders',
  noun: 'Order',
  label: 'List Orders',
  description: 'Triggers when the list of recent orders is needed for a drop-down.',
  form: NOTHING,
  result: ORDER_CHOICE,
  behind: (service) => service.orders,
});

export const listCoupons = dropDownOf({
  key: 'list_coupons',
  noun: 'Coupon',
  label: 'List Coupons',
  description: 'Triggers when the list of coupons is needed for a drop-down.',
  form: NOTHING,
  result: COUPON,
  behind: (service) => service.coupons,
});

export const listSalesManagers = dropDownOf({
  key: 'list_sales_managers',
  noun: 'Sales Manager',
  label: 'List Sales Managers',
  description: 'Triggers when the list of sales managers is needed for a drop-down.',
  form: NOTHING,
  result: SALES_MANAGER,
  behind: (service) => service.salesManagers,
});
