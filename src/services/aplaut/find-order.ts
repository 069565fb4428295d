import * as zod from 'zod/mini';
import { IN_URL } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { required } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';
import { reading } from '../../http/error-context.ts';
import { FAILURES, failed, responseDetails } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { ORDER, ORDER_CHOICE, orderChoice } from '../../orders/order.ts';
import { ORDER_NUMBER_META } from '../../orders/order-fields.ts';
import type { AplautClient } from './client.ts';
import { expectJson } from './documents.ts';
import { isAddressable, orderPath } from './order-number.ts';
import { listMethod, readPage } from './pages.ts';
import { parseOrder } from './parse-order.ts';

const INPUT = zod.object({ order_number: required(CODE, ORDER_NUMBER_META) });

/** `GET /v4/orders/{number}` (Aplaut's API reference, version 4.1.0). */
export const findOrder: Query<AplautClient, typeof INPUT, typeof ORDER> = {
  methods: ['GET /v4/orders/{number}'],
  input: INPUT,
  output: ORDER,
  params: { order_number: IN_URL },
  example: { order_number: 'A-100' },
  async run(client, { order_number }) {
    if (!isAddressable(order_number)) return [];
    const context = reading('Aplaut', `order ${order_number}`);
    const path = orderPath(order_number);
    const response = await client.call({ method: 'GET', path, context, success: [200, 404] });
    if (response.status === 404) return [];
    const document = expectJson(context, response);
    const order = isRecord(document) ? parseOrder(client, document.data) : undefined;
    if (order === undefined) {
      throw failed(context, FAILURES, 'not_understood', responseDetails(context, response));
    }
    // Aplaut also finds an order by its internal id, which is not what was asked for.
    return order.order_number === order_number ? [order] : [];
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
