import * as zod from 'zod/mini';
import { type ParamMap, type Params, paramsOf } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { choice, optional } from '../../form/field-meta.ts';
import { DIGITS, EMAIL, TEXT } from '../../form/values.ts';
import { reading } from '../../http/error-context.ts';
import { FAILURES, failed } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import { ORDER, type Order } from '../../orders/order.ts';
import type { ShopClient } from './client.ts';
import { parseOrder } from './parse-order.ts';

const ONE_ORDER = 'getOrderDetails';
const ORDER_NUMBERS = 'GetBills';

const FORM = zod.object({
  order_number: optional(DIGITS, {
    label: 'Order Number',
    help: 'The list shows recent orders. In InfluencerSoft and JustClick you can fill in Email instead.',
    dropDown: 'list_orders.order_number.label',
    example: '258367',
  }),
  email: optional(EMAIL, {
    label: 'Email',
    help: 'Finds the newest orders of a customer. Fill in this or Order Number.',
    example: 'ada@example.com',
  }),
  payment_status: optional(choice({ Paid: 'paid', 'Waiting for Payment': 'waiting', Cancelled: 'cancel' }), {
    label: 'Payment Status',
    help: 'Together with Email. Left empty, orders of any status.',
  }),
});

const INPUT = FORM.check(
  zod.superRefine((search, check) => {
    if (search.order_number === undefined && search.email === undefined) {
      check.addIssue({
        code: 'custom',
        path: ['order_number'],
        message: 'fill in Order Number or Email',
        input: search,
      });
    }
  }),
);

const PARAMS: ParamMap<zod.output<typeof FORM>> = {
  order_number: 'bill_id',
  email: 'email',
  payment_status: 'pay_status',
};

const OUTPUT = zod.extend(ORDER, {
  orders_left_out: optional(TEXT, { label: 'Older Orders Left Out', example: '3' }),
});

/** How many orders of a customer to read, and how many at a time: the vendor blocks accounts that send too many requests. */
const MOST_ORDERS = 8;
const AT_A_TIME = 4;

/**
 * One order by its number (`getOrderDetails`; help.influencersoft.com, article 360050558052), or the newest of a customer
 * (`GetBills`, article 360050557192, which only returns numbers, then `getOrderDetails` for each).
 */
export const findOrder: Query<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [ONE_ORDER, ORDER_NUMBERS],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  example: { email: 'jane@example.com' },
  async run(client, { order_number, ...customer }) {
    if (order_number !== undefined) return readOrder(client, order_number);
    const numbers = await orderNumbers(client, paramsOf(PARAMS, customer));
    const newest = numbers.slice(0, MOST_ORDERS);
    const orders: Order[] = [];
    for (let from = 0; from < newest.length; from += AT_A_TIME) {
      const some = newest.slice(from, from + AT_A_TIME);
      const found = await Promise.all(some.map((number) => readOrder(client, number)));
      orders.push(...found.flat());
    }
    const left = numbers.length - newest.length;
    return left === 0 ? orders : orders.map((order) => ({ ...order, orders_left_out: String(left) }));
  },
};

const NOT_FOUND = 400;

async function readOrder(client: ShopClient, number: string): Promise<Order[]> {
  const context = reading(client.brand.name, `order ${number}`);
  const { code, result } = await client.callSigned({
    method: ONE_ORDER,
    context,
    params: paramsOf(PARAMS, { order_number: number }),
    accepts: [NOT_FOUND],
  });
  if (code === NOT_FOUND) return [];
  const order = parseOrder(client, result);
  if (order?.order_number !== number) throw failed(context, FAILURES, 'not_understood');
  return [order];
}

/** Returns the numbers of a customer's orders, newest first. An empty PHP map comes as a list. */
async function orderNumbers(client: ShopClient, params: Params): Promise<string[]> {
  const context = reading(client.brand.name, 'orders of a customer');
  const { code, result } = await client.callSigned({
    method: ORDER_NUMBERS,
    context,
    params,
    accepts: [NOT_FOUND],
  });
  if (code === NOT_FOUND || (Array.isArray(result) && result.length === 0)) return [];
  if (!isRecord(result) || !Object.keys(result).every((number) => /^\d+$/.test(number))) {
    throw failed(context, FAILURES, 'not_understood');
  }
  return Object.keys(result).sort((a, b) => Number(b) - Number(a));
}
