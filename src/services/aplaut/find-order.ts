import * as zod from 'zod/mini';
import { IN_URL } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { required } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, ORDER_CHOICE, orderChoice } from '../../orders/order.ts';
import { ORDER_NUMBER_META } from '../../orders/order-fields.ts';
import type { AplautClient } from './client.ts';
import { listMethod, readPage } from './pages.ts';
import { parseOrder } from './parse-order.ts';
import { ONE_ORDER, readOrder } from './read-order.ts';

const INPUT = zod.object({ order_number: required(CODE, ORDER_NUMBER_META) });

/** One order by its number. */
export const findOrder: Query<AplautClient, typeof INPUT, typeof ORDER> = {
  methods: [ONE_ORDER],
  input: INPUT,
  output: ORDER,
  params: { order_number: IN_URL },
  example: { order_number: 'A-100' },
  async run(client, { order_number }) {
    const order = await readOrder(client, order_number);
    return order === undefined ? [] : [order];
  },
};

/** The newest orders, a page at a time. */
export const listOrders: Query<AplautClient, typeof NO_FIELDS, typeof ORDER_CHOICE> = {
  methods: [listMethod('orders')],
  input: NO_FIELDS,
  output: ORDER_CHOICE,
  params: {},
  example: {},
  async run(client, _input, { page }) {
    const found = await readPage(client, 'orders', page, { sort: 'created_at:desc' });
    return found.flatMap((resource) => parseOrder(client, resource) ?? []).map(orderChoice);
  },
};
