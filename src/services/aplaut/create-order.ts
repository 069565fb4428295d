import * as zod from 'zod/mini';
import { plain, rowsAs, toWire, type WireField } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { choice, optional, preset, required } from '../../form/field-meta.ts';
import { CODE, EMAIL, TEXT } from '../../form/values.ts';
import { creatingNumbered } from '../../http/error-context.ts';
import {
  aplautDetails,
  createdAt,
  createdOrder,
  EMAIL_WORDS,
  fullName,
  items,
  PHONE_WORDS,
} from '../../orders/order-fields.ts';
import { isAddressable, NOT_ADDRESSABLE } from './address.ts';
import { call, type Explain, expectOrder, orderPath } from './client.ts';
import type { Scheme } from './connection.ts';
import { checkDetails, DETAILS_WIRE } from './details.ts';
import { labelsOf } from './labels.ts';

const help = 'Aplaut needs Email or Phone.';

const FIELDS = {
  email: optional(EMAIL, { ...EMAIL_WORDS, help }),
  full_name: fullName,
  phone: optional(TEXT, { ...PHONE_WORDS, help }),
  created_at: createdAt,
  ...aplautDetails,
};

const FORM = zod.object({
  items,
  number: required(CODE, {
    label: 'Order Number',
    help: 'The number of the new order, for example the one it has in your shop. With a full stop or a slash in it, the order cannot be changed or deleted from Zapier later.',
    example: '258367',
  }),
  if_exists: preset(
    choice({ 'Fail and Change Nothing': 'fail', 'Update the Existing Order': 'update' }),
    'fail',
    {
      label: 'If the Order Exists',
      help: 'An update replaces all line items of the order.',
    },
  ),
  ...FIELDS,
});
type Order = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (key: keyof Order, message: string) =>
      check.addIssue({ code: 'custom', path: [key], message, input: order });
    if (order.email === undefined && order.phone === undefined) {
      report('email', 'fill in Email or Phone: Aplaut needs one of them');
    }
    if (order.if_exists === 'update' && !isAddressable(order.number)) report('number', NOT_ADDRESSABLE);
    checkDetails(order, check);
  }),
);

/** Seed 004. `product_id` is text, because it has to equal the product feed's; the price is a JSON number. */
const WIRE: readonly WireField<Order>[] = [
  plain('number', 'number'),
  plain('full_name', 'consumer_name'),
  plain('email', 'consumer_email'),
  plain('phone', 'consumer_phone'),
  plain('created_at', 'created_at'),
  ...DETAILS_WIRE,
  // An amount has at most 14 digits, which a JSON number carries exactly.
  rowsAs('items', 'order_lines', { product: 'product_id', name: 'name', price: 'price' }, { price: Number }),
];

const OUTPUT = zod.object({ ...createdOrder, ...FIELDS });

/** `POST /v4/orders`, or `PUT /v4/orders/{number}` where an existing order is to be updated (seed 004). */
export const createOrder = (scheme: Scheme): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    const { number, if_exists, ...set } = input;
    const attempt = creatingNumbered('Aplaut', number);
    const target =
      if_exists === 'update'
        ? ({ method: 'PUT', path: orderPath(number), success: [200, 201] } as const)
        : ({ method: 'POST', path: '/orders', success: [201], explain: takenNumber(number) } as const);
    const answer = await call(
      scheme,
      connection,
      { ...target, attempt, attributes: toWire(WIRE, input), labels: labelsOf(INPUT, WIRE) },
      send,
    );
    expectOrder(attempt, answer, number);
    return {
      id: number,
      order_number: number,
      service: connection.service,
      already_existed: answer.status === 200,
      ...set,
    };
  },
});

/** Aplaut says that a number is taken only in words, and not always in the same language. */
const takenNumber =
  (number: string): Explain =>
  (status, reasons) => {
    const isTaken = reasons.some(
      ({ attribute, text }) =>
        attribute === 'number' && /taken|already exist|занят|уже существует/i.test(text),
    );
    if (status !== 422 || !isTaken) return undefined;
    const sentence =
      `Order ${number} already exists in Aplaut, and nothing was changed. ` +
      'To change it, set If the Order Exists to update, or use Update Order Status.';
    return { kind: 'already_so', sentence };
  };
