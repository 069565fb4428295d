import type { Service } from '../../contract/service.ts';
import { connecting } from '../../http/error-context.ts';
import { AplautClient } from './client.ts';
import { APLAUT_CONNECTION, type Scheme } from './connection.ts';
import { createOrder } from './create-order.ts';
import { deleteOrder } from './delete-order.ts';
import { expectList } from './documents.ts';
import { APLAUT_ERROR_NOTES, APLAUT_ERRORS } from './errors.ts';
import { findOrder, listOrders } from './find-order.ts';
import { findProduct, listProducts } from './products.ts';
import { cancelledOrder, newOrder, orderStatusChanged, paidOrder } from './triggers.ts';
import { updateOrderStatus } from './update-order-status.ts';

/** Aplaut, reached with one of its two kinds of key. */
export const aplaut = (scheme: Scheme): Service<AplautClient, typeof APLAUT_CONNECTION> => ({
  id: scheme.id,
  name: 'Aplaut',
  title: scheme.title,
  help: 'Aplaut has two kinds of key, both made in its section [Developers](https://app.aplaut.io/b/developers).',
  connectionForm: APLAUT_CONNECTION,
  baseUrlVariable: 'APLAUT_BASE_URL',
  connect: (account, step) => new AplautClient(scheme, account, step),
  async test(client) {
    const context = connecting('Aplaut');
    // Five is the smallest page that Aplaut gives.
    const path = '/orders?page=1&per_page=5';
    expectList(context, await client.call({ method: 'GET', path, context, success: [200] }));
    return client.label;
  },
  commands: {
    create_order: createOrder,
    create_order_with_payment_status: 'not offered',
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
    find_coupon: 'not offered',
    find_sales_manager: 'not offered',
    list_products: listProducts,
    list_orders: listOrders,
    list_coupons: 'not offered',
    list_sales_managers: 'not offered',
  },
  errors: APLAUT_ERRORS,
  errorNotes: APLAUT_ERROR_NOTES,
});
