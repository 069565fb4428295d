import type { Service } from '../../contract/service.ts';
import { connecting } from '../../http/error-context.ts';
import type { Brand } from './brand.ts';
import { ShopClient } from './client.ts';
import { shopConnection } from './connection.ts';
import { findCoupon, listCoupons } from './coupons.ts';
import { createOrder } from './create-order.ts';
import { createOrderWithPaymentStatus } from './create-order-with-payment-status.ts';
import { deleteOrder } from './delete-order.ts';
import { SHOP_ERROR_NOTES, SHOP_ERRORS } from './errors.ts';
import { findOrder } from './find-order.ts';
import { findProduct, listProducts, readProducts } from './products.ts';
import { findSalesManager, listSalesManagers } from './sales-managers.ts';
import { cancelledOrder, listOrders, newOrder, orderStatusChanged, paidOrder } from './triggers.ts';
import { updateOrderStatus } from './update-order-status.ts';

/**
 * InfluencerSoft or JustClick: one API under two brands.
 *
 * @param others the other brands that a user can choose
 */
export const shop = (
  brand: Brand,
  ...others: readonly Brand[]
): Service<ShopClient, ReturnType<typeof shopConnection>> => ({
  id: brand.id,
  name: brand.name,
  title: brand.title,
  ...(brand.help && { help: brand.help }),
  connectionForm: shopConnection(brand, others),
  baseUrlVariable: brand.baseUrlVariable,
  connect: (account, step) => new ShopClient(brand, account, step),
  async test(client) {
    // Verifies login and key, even of a shop without products.
    await readProducts(client, connecting(brand.name));
    return client.label;
  },
  commands: {
    create_order: createOrder,
    create_order_with_payment_status: createOrderWithPaymentStatus,
    update_order_status: updateOrderStatus,
    delete_order: deleteOrder,
  },
  queries: {
    new_order: newOrder,
    paid_order: paidOrder,
    order_status_changed: orderStatusChanged,
    cancelled_order: cancelledOrder,
    find_order: findOrder,
    find_product: findProduct,
    find_coupon: findCoupon,
    find_sales_manager: findSalesManager,
    list_products: listProducts,
    list_orders: listOrders,
    list_coupons: listCoupons,
    list_sales_managers: listSalesManagers,
  },
  orderNotes: 'An order has one status: `status` and `payment_status` are the same.',
  errors: SHOP_ERRORS,
  errorNotes: SHOP_ERROR_NOTES,
});
