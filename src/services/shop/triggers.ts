import * as zod from 'zod/mini';
import { plain, type WireField } from '../../contract/param-map.ts';
import type { Listing } from '../../contract/service.ts';
import { optional } from '../../form/field-meta.ts';
import { DIGITS } from '../../form/values.ts';
import { ORDER } from '../../orders/order.ts';
import type { Brand } from './brand.ts';
import { newestFirst, ordersWithGoods } from './recent-orders.ts';

const INPUT = zod.object({
  product: optional(DIGITS, {
    label: 'Product',
    help: 'Only orders with this product. Left empty, all orders.',
    dropDown: 'list_products.product_number.label',
    search: 'find_product.product_number',
  }),
});

const WIRE: readonly WireField<zod.output<typeof INPUT>>[] = [plain('product', 'goods')];

type OrderListing = Listing<typeof INPUT, typeof ORDER>;

/** Orders by the day of their creation. */
export const newOrder = (brand: Brand): OrderListing => ({
  input: INPUT,
  output: ORDER,
  wire: WIRE,
  run: (connection, { product }, send) => ordersWithGoods(brand, connection, send, { product }),
});

/** Orders by the day of their payment. */
export const paidOrder = (brand: Brand): OrderListing => ({
  input: INPUT,
  output: ORDER,
  wire: WIRE,
  run: (connection, { product }, send) => ordersWithGoods(brand, connection, send, { product, paid: true }),
});

/** The status that an order begins with: the vendor's word for "not yet paid". */
const FIRST_STATUS = 'waiting';

/**
 * Orders with the status that they have now, told once for each status. The API has no list of changes: seen are the orders
 * that were made within four weeks, and those that were paid lately however old they are.
 */
export const orderStatusChanged = (brand: Brand): OrderListing => ({
  input: INPUT,
  output: ORDER,
  wire: WIRE,
  async run(connection, { product }, send) {
    const [made, paid] = await Promise.all([
      ordersWithGoods(brand, connection, send, { product }),
      ordersWithGoods(brand, connection, send, { product, paid: true }),
    ]);
    const orders = new Map([...paid, ...made].map((order) => [order.order_number, order]));
    return newestFirst(
      [...orders.values()].filter(({ status }) => status !== undefined && status !== FIRST_STATUS),
    ).map((order) => ({ ...order, id: `${order.order_number}:${order.status}` }));
  },
});
