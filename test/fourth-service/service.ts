import * as zod from 'zod/mini';
import { API_KEY } from '../../src/contract/api-key.ts';
import { IN_URL, lineItemParams, type ParamMap, paramsOf } from '../../src/contract/param-map.ts';
import type { Command, DocumentedError, Query, Service } from '../../src/contract/service.ts';
import type { StepContext } from '../../src/contract/step-context.ts';
import { optional, required } from '../../src/form/field-meta.ts';
import { CODE, EMAIL, TEXT } from '../../src/form/values.ts';
import { connecting, type ErrorContext, reading } from '../../src/http/error-context.ts';
import { interpolate, ServiceError } from '../../src/http/errors.ts';
import { FAILURES, failureError, notJson, responseDetails } from '../../src/http/failures.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { sendChecked } from '../../src/http/send-checked.ts';
import { isRecord, jsonOf, textOf } from '../../src/json.ts';
import { NO_FIELDS } from '../../src/orders/choices.ts';
import { creating, deleting } from '../../src/orders/error-contexts.ts';
import { ORDER, type Order } from '../../src/orders/order.ts';
import {
  createdOrder,
  deletedOrder,
  EMAIL_META,
  itemsOf,
  lineItem,
  orderNumber,
} from '../../src/orders/order-fields.ts';
import { piecesOf } from '../../src/orders/pieces.ts';

/** Tally is invented: software for shops that each shop runs on a host of its own, with JSON over REST and a token. */
const NAME = 'Tally';

const BASE_URL = CODE.check(
  zod.overwrite((text) => text.replace(/\/$/, '')),
  zod.refine((text) => {
    const url = URL.parse(text);
    return url?.protocol === 'https:' && url.origin === text;
  }, 'write only the address, such as https://shop.example.com'),
);

const CONNECTION = zod.object({
  base_url: required(BASE_URL, {
    label: 'Base URL',
    help: 'the address of your shop ([where it is](https://help.tally.example/address)).',
    example: 'https://shop.example.com',
    isPublic: true,
  }),
  token: required(API_KEY, {
    label: 'Token',
    help: 'Settings, API ([how to make one](https://help.tally.example/token)).',
    inputType: 'password',
  }),
});

const ERRORS: readonly DocumentedError[] = [
  {
    code: '401',
    category: 'connection',
    message: '{service} does not accept the Token',
    advice: 'Copy it again, and reconnect.',
  },
  {
    code: '404',
    methods: ['DELETE /orders/{number}'],
    category: 'already_done',
    message: '{service} has no order with this number',
    advice: 'If it should still exist, check Order Number.',
  },
];

interface Call {
  method: HttpRequest['method'];
  path: string;
  body?: object;
  /** The status that means success. */
  success: number;
  context: ErrorContext;
}

class TallyClient {
  readonly #baseUrl: string;
  readonly #token: string;
  readonly #step: StepContext;

  constructor({ base_url, token }: zod.output<typeof CONNECTION>, step: StepContext) {
    this.#baseUrl = base_url;
    this.#token = token;
    this.#step = step;
  }

  /** Returns the text of a response that means success. */
  async call({ method, path, body, success, context }: Call): Promise<string> {
    const request = {
      method,
      url: `${this.#baseUrl}${path}`,
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    };
    const response = await sendChecked(context, request, this.#step);
    const { status, text } = response;
    if (status === success) return text;
    const details = responseDetails(context, response);
    const row = ERRORS.find(({ code }) => code === String(status));
    if (row === undefined)
      throw failureError(context, FAILURES, status < 400 ? 'redirected' : 'denied', details);
    throw new ServiceError({
      ...details,
      category: row.category,
      summary: `${context.failed}: ${interpolate(row.message, { service: NAME })}.`,
      advice: row.advice,
      code: `tally_${row.code}`,
    });
  }

  async callForJson(call: Call): Promise<unknown> {
    const text = await this.call(call);
    const json = jsonOf(text);
    if (json === undefined) throw notJson(call.context, text, {});
    return json;
  }
}

const CREATE = zod.object({
  items: itemsOf(zod.object(lineItem())),
  email: required(EMAIL, EMAIL_META),
  gift_note: optional(TEXT, { label: 'Gift Note', example: 'Happy birthday' }),
});
const CREATED = zod.object(createdOrder);
const CREATE_PARAMS: ParamMap<zod.output<typeof CREATE>> = {
  items: lineItemParams('lines', { product: 'sku', price: 'amount' }),
  email: 'buyer.email',
  gift_note: 'gift',
};

const createOrder: Command<TallyClient, typeof CREATE, typeof CREATED> = {
  methods: ['POST /orders'],
  input: CREATE,
  output: CREATED,
  params: CREATE_PARAMS,
  example: { items: [{ product: 'mug', price: '9.50' }], email: 'ada@example.com' },
  async run(client, input) {
    const context = creating(NAME, input.email);
    const body = paramsOf(CREATE_PARAMS, { ...input, items: piecesOf(input.items) });
    const order = await client.callForJson({ method: 'POST', path: '/orders', body, success: 201, context });
    const number = isRecord(order) ? textOf(order.number) : undefined;
    if (number === undefined) throw failureError(context, FAILURES, 'not_understood');
    return { id: number, order_number: number, service: tally.id, items: input.items };
  },
};

const DELETE = zod.object({ order_number: orderNumber });
const DELETED = zod.object(deletedOrder);

const deleteOrder: Command<TallyClient, typeof DELETE, typeof DELETED> = {
  methods: ['DELETE /orders/{number}'],
  input: DELETE,
  output: DELETED,
  params: { order_number: IN_URL },
  example: { order_number: '1' },
  async run(client, { order_number }) {
    const path = `/orders/${encodeURIComponent(order_number)}`;
    const context = deleting(NAME, order_number);
    await client.call({ method: 'DELETE', path, success: 204, context });
    return { id: order_number, order_number, service: tally.id, deleted: true };
  },
};

async function readOrders(client: TallyClient, context: ErrorContext): Promise<Order[]> {
  const list = await client.callForJson({ method: 'GET', path: '/orders', success: 200, context });
  if (!Array.isArray(list)) throw failureError(context, FAILURES, 'not_understood');
  return list.filter(isRecord).flatMap(({ number, buyer }): Order[] => {
    const order_number = textOf(number);
    const email = isRecord(buyer) ? textOf(buyer.email) : undefined;
    if (order_number === undefined) return [];
    return [{ id: order_number, order_number, service: tally.id, ...(email && { email }) }];
  });
}

const newOrder: Query<TallyClient, typeof NO_FIELDS, typeof ORDER> = {
  methods: ['GET /orders'],
  input: NO_FIELDS,
  output: ORDER,
  params: {},
  example: {},
  run: (client) => readOrders(client, reading(NAME, 'The orders')),
};

export const tally: Service<TallyClient, typeof CONNECTION> = {
  id: 'tally',
  name: NAME,
  title: NAME,
  connectionForm: CONNECTION,
  baseUrlVariable: 'TALLY_BASE_URL',
  connect: (account, step) => new TallyClient(account, step),
  async test(client) {
    await readOrders(client, connecting(NAME));
    return NAME;
  },
  commands: {
    create_order: createOrder,
    create_order_with_payment_status: 'not offered',
    update_order_status: 'not offered',
    delete_order: deleteOrder,
  },
  queries: {
    new_order: newOrder,
    paid_order: 'not offered',
    order_status_changed: 'not offered',
    cancelled_order: 'not offered',
    find_order: 'not offered',
    find_product: 'not offered',
    find_coupon: 'not offered',
    find_sales_manager: 'not offered',
    list_products: 'not offered',
    list_orders: 'not offered',
    list_coupons: 'not offered',
    list_sales_managers: 'not offered',
  },
  errors: ERRORS,
};
