import * as zod from 'zod/mini';
import { plain, type WireField } from '../../contract/param-map.ts';
import type { Connection, Listing, Send } from '../../contract/service.ts';
import { choice, optional } from '../../form/field-meta.ts';
import { DIGITS, EMAIL, TEXT } from '../../form/values.ts';
import { reading } from '../../http/error-context.ts';
import { fault } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import { ORDER, type Order } from '../../orders/order.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './client.ts';
import { orderOf } from './parse-order.ts';

const FORM = zod.object({
  order_number: optional(DIGITS, { label: 'Order Number' }),
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

const WIRE: readonly WireField<zod.output<typeof FORM>>[] = [
  plain('order_number', 'bill_id'),
  plain('email', 'email'),
  plain('payment_status', 'pay_status'),
];

const OUTPUT = zod.extend(ORDER, {
  orders_left_out: optional(TEXT, { label: 'Older Orders Left Out', example: '3' }),
});

/** How many orders of a customer are looked up, and how many at a time: the vendor blocks accounts that hammer the API. */
const MOST_ORDERS = 8;
const AT_A_TIME = 4;

/**
 * One order by its number (`getOrderDetails`), or the newest of a customer (`GetBills`, which only knows numbers, then
 * `getOrderDetails` for each).
 */
export const findOrder = (brand: Brand): Listing<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, { order_number, email, payment_status }, send) {
    if (order_number !== undefined) return details(brand, connection, order_number, send);
    const numbers = await numbersOf(brand, connection, { email, pay_status: payment_status }, send);
    const wanted = numbers.slice(0, MOST_ORDERS);
    const orders: Order[] = [];
    for (let from = 0; from < wanted.length; from += AT_A_TIME) {
      const some = wanted.slice(from, from + AT_A_TIME);
      const found = await Promise.all(some.map((number) => details(brand, connection, number, send)));
      orders.push(...found.flat());
    }
    const left = numbers.length - wanted.length;
    return left === 0 ? orders : orders.map((order) => ({ ...order, orders_left_out: String(left) }));
  },
});

const NOT_FOUND = 400;

async function details(brand: Brand, connection: Connection, number: string, send: Send): Promise<Order[]> {
  const attempt = reading(brand.name, `order ${number}`);
  const call = { method: 'getOrderDetails', attempt, parameters: { bill_id: number }, accepts: [NOT_FOUND] };
  const { code, result } = await callSigned(brand, connection, call, send);
  if (code === NOT_FOUND) return [];
  const order = orderOf(brand, connection, result);
  if (order?.order_number !== number) throw fault(attempt, 'not_understood');
  return [order];
}

/** The numbers of a customer's orders, newest first. An empty PHP map comes as a list. */
async function numbersOf(
  brand: Brand,
  connection: Connection,
  filter: { email: string | undefined; pay_status: string | undefined },
  send: Send,
): Promise<string[]> {
  const attempt = reading(brand.name, 'orders of a customer');
  const { email, pay_status } = filter;
  const parameters = { ...(email && { email }), ...(pay_status && { pay_status }) };
  const call = { method: 'GetBills', attempt, parameters, accepts: [NOT_FOUND] };
  const { code, result } = await callSigned(brand, connection, call, send);
  if (code === NOT_FOUND || (Array.isArray(result) && result.length === 0)) return [];
  if (!isRecord(result) || !Object.keys(result).every((number) => /^\d+$/.test(number))) {
    throw fault(attempt, 'not_understood');
  }
  return Object.keys(result).sort((a, b) => Number(b) - Number(a));
}
