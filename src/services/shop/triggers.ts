import * as zod from 'zod/mini';
import { type ParamMap, paramsOf } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { optional } from '../../form/field-meta.ts';
import { DIGITS } from '../../form/values.ts';
import type { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, ORDER_CHOICE, type Order, orderChoice } from '../../orders/order.ts';
import type { ShopClient } from './client.ts';
import { wholeList } from './lists.ts';
import { newestFirst, RECENT_ORDERS_METHOD, recentOrders } from './recent-orders.ts';

const INPUT = zod.object({
  product: optional(DIGITS, {
    label: 'Product',
    help: 'Only orders with this product. Left empty, all orders.',
    dropDown: 'list_products.product_number.label',
    search: 'find_product.product_number',
  }),
});
type Input = zod.output<typeof INPUT>;

const PARAMS: ParamMap<Input> = { product: 'goods' };

const trigger = (
  run: (client: ShopClient, input: Input) => Promise<Order[]>,
): Query<ShopClient, typeof INPUT, typeof ORDER> => ({
  methods: [RECENT_ORDERS_METHOD],
  input: INPUT,
  output: ORDER,
  params: PARAMS,
  example: {},
  run,
});

/** Orders by the day of their creation. */
export const newOrder = trigger((client, input) => recentOrders(client, { params: paramsOf(PARAMS, input) }));

/** Orders by the day of their payment. */
export const paidOrder = trigger((client, input) =>
  recentOrders(client, { paid: true, params: paramsOf(PARAMS, input) }),
);

/** The status that an order begins with: the vendor's word for "not yet paid". */
const FIRST_STATUS = 'waiting';

/**
 * Orders with their current status, once for each status. The API has no list of changes: this covers the orders that were
 * made within four weeks, and those that were paid in that time however old they are.
 */
export const orderStatusChanged = trigger(async (client, input) => {
  const params = paramsOf(PARAMS, input);
  const [made, paid] = await Promise.all([
    recentOrders(client, { params }),
    recentOrders(client, { paid: true, params }),
  ]);
  const orders = new Map([...paid, ...made].map((order) => [order.order_number, order]));
  return newestFirst(
    [...orders.values()].filter(({ status }) => status !== undefined && status !== FIRST_STATUS),
  ).map((order) => ({ ...order, id: `${order.order_number}:${order.status}` }));
});

/** The orders of the last four weeks, for a drop-down. */
export const listOrders: Query<ShopClient, typeof NO_FIELDS, typeof ORDER_CHOICE> = wholeList(
  RECENT_ORDERS_METHOD,
  ORDER_CHOICE,
  async (client) => (await recentOrders(client)).map(orderChoice),
);
