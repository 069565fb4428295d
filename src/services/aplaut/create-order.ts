import * as zod from 'zod/mini';
import { lineItemParams, NOT_SENT, type ParamMap, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { choice, optional, required, withDefault } from '../../form/field-meta.ts';
import { CODE, DATE_TIME, EMAIL, TEXT } from '../../form/values.ts';
import { creatingNumbered } from '../../orders/error-contexts.ts';
import { ORDER_GROUP } from '../../orders/groups.ts';
import type { Order } from '../../orders/order.ts';
import {
  CREATED_AT_META,
  createdOrder,
  EMAIL_META,
  fullName,
  itemsOf,
  lineItem,
  NEW_NUMBER_META,
  PHONE_META,
  productName,
} from '../../orders/order-fields.ts';
import { piecesOf } from '../../orders/pieces.ts';
import { changeOnce } from '../../replays/change-once.ts';
import { attributeLabels } from './attribute-labels.ts';
import type { AplautClient } from './client.ts';
import { expectOrder } from './documents.ts';
import type { Explain } from './errors.ts';
import { aplautDetails, checkDetails, DETAILS_PARAMS } from './fields.ts';
import { isAddressable, NOT_ADDRESSABLE, orderPath } from './order-number.ts';
import { ONE_ORDER, readOrder } from './read-order.ts';

const aplautItems = itemsOf(
  zod.object({
    ...lineItem({
      product: 'The code is the ID of the offer in the product feed.',
      price: 'If this is empty, none is stored.',
    }),
    name: productName('If this is empty, none is stored.'),
  }),
);

const FIELDS = {
  email: optional(EMAIL, { ...EMAIL_META, help: `${EMAIL_META.help} Fill in this, Phone or both.` }),
  full_name: fullName,
  phone: optional(TEXT, { ...PHONE_META, help: `${PHONE_META.help} Fill in this, Email or both.` }),
  created_at: optional(DATE_TIME, {
    ...CREATED_AT_META,
    help: `${CREATED_AT_META.help} An existing order that is updated keeps its date if this is empty.`,
  }),
  ...aplautDetails,
};

const FORM = zod.object({
  order_number: required(CODE, NEW_NUMBER_META),
  items: aplautItems,
  if_exists: withDefault(
    choice({ 'Fail and Change Nothing': 'fail', 'Update the Existing Order': 'update' }),
    'fail',
    {
      label: 'If the Order Exists',
      help: 'What to do if Aplaut already has an order with this number. An update replaces all line items, adds to Details, and leaves every other field that is empty here as it was.',
      group: ORDER_GROUP,
    },
  ),
  ...FIELDS,
});
type OrderInput = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (key: keyof OrderInput, message: string) =>
      check.addIssue({ code: 'custom', path: [key], message, input: order });
    // Assumed: aplaut-email-or-phone.
    if (order.email === undefined && order.phone === undefined) {
      report('email', 'fill in Email or Phone: Aplaut needs one of them');
    }
    if (order.if_exists === 'update' && !isAddressable(order.order_number)) {
      report('order_number', NOT_ADDRESSABLE);
    }
    checkDetails(order, check);
  }),
);

/** `product_id` is text, because it has to equal the one of the product feed; the price is a JSON number. */
const PARAMS: ParamMap<OrderInput> = {
  // Also for an update (assumed: aplaut-put-number).
  order_number: 'number',
  full_name: 'consumer_name',
  email: 'consumer_email',
  phone: 'consumer_phone',
  // Assumed: aplaut-created-at.
  created_at: 'created_at',
  ...DETAILS_PARAMS,
  // An amount has at most 14 digits, which a JSON number carries exactly.
  items: lineItemParams(
    'order_lines',
    { product: 'product_id', name: 'name', price: 'price' },
    { price: Number },
  ),
  if_exists: NOT_SENT,
};

const OUTPUT = zod.object({ ...createdOrder, ...FIELDS });

/**
 * `POST /v4/orders`, or `PUT /v4/orders/{number}` if an existing order is to be updated
 * (aplaut.com/docs/references/import-orders).
 */
export const createOrder: Command<AplautClient, typeof INPUT, typeof OUTPUT> = {
  methods: ['POST /v4/orders', 'PUT /v4/orders/{number}', ONE_ORDER],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  note: "Aplaut may ask the customer for a review, even after a test. It looks up neither Price nor Product Name, so fill in both. An order whose number contains a full stop or a slash can't be updated or deleted from Zapier later.",
  example: {
    order_number: 'A-100',
    email: 'ada@example.com',
    full_name: 'Ada Lovelace',
    items: [{ product: '45', name: 'Leather boots', price: '6800' }],
    payment_status: 'not-paid',
    details: { region: '74' },
  },
  async run(client, input) {
    const { order_number: number, if_exists, ...values } = input;
    const order = { ...input, items: piecesOf(input.items) };
    const context = creatingNumbered('Aplaut', number);
    const target =
      if_exists === 'update'
        ? ({ method: 'PUT', path: orderPath(number), success: [200, 201] } as const)
        : ({ method: 'POST', path: '/orders', success: [201], explain: takenNumber(number) } as const);
    const made = await changeOnce(client.step, {
      of: [client.label, target.method, order],
      send: async () => {
        const response = await client.call({
          ...target,
          context,
          attributes: paramsOf(PARAMS, order),
          labels: attributeLabels(INPUT, PARAMS),
        });
        expectOrder(context, response, number);
        return response.status;
      },
      isMade: async (isSaid) => {
        // Nobody else is likely to want this number, but only a look at the order can tell.
        if (isSaid && !isAddressable(number)) return true;
        return isAsWanted(await readOrder(client, number), order);
      },
    });
    const identity = { id: number, order_number: number, service: client.scheme.id };
    if (made.answer !== undefined) return { ...identity, already_existed: made.answer === 200, ...values };
    // Of an order that is found after an update, nobody knows whether it was there before.
    const already_existed = if_exists === 'fail' ? made.wasMadeBefore : undefined;
    return { ...identity, ...(already_existed !== undefined && { already_existed }), ...values };
  },
};

/** Whether an order holds everything that was sent, as far as Aplaut keeps it as it was. Assumed: aplaut-keeps-lines. */
function isAsWanted(made: Order | undefined, wanted: OrderInput): boolean {
  if (made === undefined) return false;
  const { items = [], details = {} } = made;
  return (
    (wanted.email === undefined || made.email?.toLowerCase() === wanted.email.toLowerCase()) &&
    (wanted.payment_status ?? made.payment_status) === made.payment_status &&
    (wanted.fulfillment_status ?? made.fulfillment_status) === made.fulfillment_status &&
    Object.entries(wanted.details ?? {}).every(([key, value]) => details[key] === value) &&
    items.length === wanted.items.length &&
    wanted.items.every(({ product, price, name }, index) => {
      const item = items[index];
      return (
        item?.product === product &&
        (price === undefined || Number(item.price) === Number(price)) &&
        (name ?? item.name) === item.name
      );
    })
  );
}

/** Aplaut says that a number is taken only in words, and not always in the same language. Assumed: aplaut-taken-number. */
export const takenNumber =
  (number: string): Explain =>
  (status, reasons) => {
    const isTaken = reasons.some(
      ({ attribute, text }) =>
        attribute === 'number' && /taken|already exist|занят|уже существует/i.test(text),
    );
    if (status !== 422 || !isTaken) return undefined;
    return {
      category: 'already_done',
      summary: `Order ${number} already exists in Aplaut, and nothing was changed.`,
      advice:
        'To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    };
  };
