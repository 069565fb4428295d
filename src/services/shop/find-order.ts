import * as zod from 'zod/mini';
import type { ParamMap } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { choice, optional } from '../../form/field-meta.ts';
import { DIGITS, EMAIL, TEXT } from '../../form/values.ts';
import { ORDER, type Order } from '../../orders/order.ts';
import { CUSTOMER_EMAIL_META, LISTED_NUMBER_META } from '../../orders/order-fields.ts';
import type { ShopClient } from './client.ts';
import {
  ONE_ORDER,
  ONE_ORDER_PARAMS,
  ORDER_NUMBERS,
  ORDER_NUMBERS_PARAMS,
  readNumbers,
  readOrder,
} from './read-orders.ts';

/** How many orders of a customer to read, and how many at a time: the vendor blocks accounts that send too many requests. */
const MOST_ORDERS = 8;
const AT_A_TIME = 4;

const FORM = zod.object({
  order_number: optional(DIGITS, {
    ...LISTED_NUMBER_META,
    help: `${LISTED_NUMBER_META.help} Fill in this or Email.`,
  }),
  customer_email: optional(EMAIL, {
    ...CUSTOMER_EMAIL_META,
    help: `${CUSTOMER_EMAIL_META.help} It finds ${MOST_ORDERS} at most, the newest first. If Order Number is filled in too, only that counts.`,
  }),
  payment_status: optional(choice({ Paid: 'paid', 'Waiting for Payment': 'waiting', Cancelled: 'cancel' }), {
    label: 'Payment Status',
    help: 'Only with Email. Leave this empty for orders of any status. If you map it: `paid`, `waiting` or `cancel`.',
  }),
});

const INPUT = FORM.check(
  zod.superRefine((search, check) => {
    if (search.order_number === undefined && search.customer_email === undefined) {
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
  ...ONE_ORDER_PARAMS,
  ...ORDER_NUMBERS_PARAMS,
};

const OUTPUT = zod.extend(ORDER, {
  orders_left_out: optional(TEXT, { label: 'Older Orders Left Out', example: '3' }),
});

/** How many are sooner read one after the other, on the socket that is open: a new one costs two round trips more. */
const FEW_ORDERS = 2;

/**
 * One order by its number (`getOrderDetails`; help.influencersoft.com, article 360050558052), or the newest of a customer
 * (`GetBills`, article 360050557192, which only returns numbers, then `getOrderDetails` for each).
 */
export const findOrder: Query<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [ONE_ORDER, ORDER_NUMBERS],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  note: `By Email, this finds up to ${MOST_ORDERS} orders; Older Orders Left Out in the result says how many more there are. Of several orders, Zapier uses the first, which is the newest.`,
  example: { customer_email: 'jane@example.com' },
  async run(client, { order_number, ...customer }) {
    if (order_number !== undefined) return readOrders(client, [order_number]);
    const numbers = await readNumbers(client, customer);
    const newest = numbers.slice(0, MOST_ORDERS);
    const orders: Order[] = [];
    const atATime = newest.length > FEW_ORDERS ? AT_A_TIME : 1;
    for (let from = 0; from < newest.length; from += atATime) {
      orders.push(...(await readOrders(client, newest.slice(from, from + atATime))));
    }
    const left = numbers.length - newest.length;
    return left === 0 ? orders : orders.map((order) => ({ ...order, orders_left_out: String(left) }));
  },
};

const readOrders = async (client: ShopClient, numbers: readonly string[]): Promise<Order[]> => {
  const orders = await Promise.all(numbers.map((number) => readOrder(client, number)));
  return orders.flatMap((order) => order ?? []);
};
