import * as zod from 'zod/mini';
import { optional, required } from '../form/field-meta.ts';
import {
  AMOUNT,
  BOOLEAN,
  CODE,
  DATE_TIME,
  DICTIONARY,
  EMAIL,
  IP_ADDRESS,
  LONG_TEXT,
  lineItems,
  QUANTITY,
  TEXT,
} from '../form/values.ts';
import { CUSTOMER, DELIVERY, MARKETING, ORDER_GROUP, STATUS } from './groups.ts';
import { checkPieces } from './pieces.ts';

/**
 * Returns the fields of a line item in every service.
 *
 * @param more what the help of Product and Price says besides in one of them
 */
export const lineItem = (more: { product?: string; price?: string } = {}) => ({
  product: required(CODE, {
    label: 'Product',
    help: joined(
      'The product code. Find Product returns it as Product. Several line items can have the same product.',
      more.product,
    ),
    dropDown: 'list_products.product.label',
    search: 'find_product.product',
    example: 'sales',
  }),
  quantity: optional(QUANTITY, {
    label: 'Quantity',
    help: 'How many pieces of the product. Defaults to 1. An order can have 1,000 pieces in all.',
    example: '2',
  }),
  price: optional(AMOUNT, {
    label: 'Price',
    help: joined(
      "The price of one piece, not of all of them, in the shop's currency, with a decimal point: 1500.50.",
      more.price,
    ),
    example: '1500.50',
  }),
});

const joined = (...sentences: (string | undefined)[]): string =>
  sentences.filter((sentence) => sentence !== undefined).join(' ');

/** A name that is stored with a line item. */
export const productName = (more?: string) =>
  optional(TEXT, {
    label: 'Product Name',
    help: joined('The name to store with the order.', more),
    example: 'Leather boots',
  });

/** The line items of an order, each of which has the fields of `lineItem` and perhaps more. */
export const itemsOf = <T extends zod.ZodMiniObject<ReturnType<typeof lineItem>>>(
  item: T,
): zod.ZodMiniArray<T> =>
  required(lineItems(item).check(zod.superRefine(checkPieces)), { label: 'Line Items' });

/**
 * The line items of an order. Zapier needs them to be the same static fields for every service, so they have what any
 * service takes.
 */
export const items = itemsOf(zod.object({ ...lineItem(), name: productName() }));

/** Stands above a form that creates an order. */
export const TEST_CREATES = 'A test of this step creates a real order.';

export const EMAIL_META = {
  label: 'Email',
  help: "The customer's email address.",
  group: CUSTOMER,
  example: 'ada@example.com',
};
export const PHONE_META = {
  label: 'Phone',
  help: "The customer's phone number in any format, with the country code if you know it.",
  group: CUSTOMER,
  example: '+79287777777',
};
export const customer = { email: optional(EMAIL, EMAIL_META), phone: optional(TEXT, PHONE_META) };

/** A name in one piece. */
export const fullName = optional(TEXT, {
  label: 'Full Name',
  help: "The customer's first and last name together.",
  group: CUSTOMER,
  example: 'Ada Lovelace',
});

/** Added to the help of what an order of such a product cannot do without. */
export const FOR_MAIL = 'Required if a product ships by mail.';

export const nameParts = {
  first_name: optional(TEXT, {
    label: 'First Name',
    help: `The customer's first name. ${FOR_MAIL}`,
    group: CUSTOMER,
    example: 'Ada',
  }),
  last_name: optional(TEXT, {
    label: 'Last Name',
    help: `The customer's last name. ${FOR_MAIL}`,
    group: CUSTOMER,
    example: 'Lovelace',
  }),
  middle_name: optional(TEXT, {
    label: 'Middle Name',
    help: "The customer's middle name or patronymic.",
    group: CUSTOMER,
    example: 'Augusta',
  }),
};

export const address = {
  country: optional(TEXT, {
    label: 'Country Name',
    help: `The name of the country of the delivery address, spelled as in your account: Germany. ${FOR_MAIL}`,
    group: DELIVERY,
    example: 'Germany',
  }),
  region: optional(TEXT, {
    label: 'Region',
    help: 'The state, province or region of the delivery address.',
    group: DELIVERY,
    example: 'New York',
  }),
  city: optional(TEXT, {
    label: 'City',
    help: `The city of the delivery address. ${FOR_MAIL}`,
    group: DELIVERY,
    example: 'New York',
  }),
  address: optional(TEXT, {
    label: 'Address',
    help: `The street, house number and apartment of the delivery address. ${FOR_MAIL}`,
    group: DELIVERY,
    example: '11 Wall St.',
  }),
  postal_code: optional(TEXT, {
    label: 'Postal Code',
    help: 'The postal code of the delivery address. Leading zeros are kept.',
    group: DELIVERY,
    example: '10005',
  }),
};

/** What every date and time takes. */
export const ANY_TIME = 'with a time zone such as +03:00, and after January 1, 1970';

export const CREATED_AT_META = {
  label: 'Created At',
  help: `When the order was made, ${ANY_TIME}. Defaults to now.`,
  group: ORDER_GROUP,
  example: '2026-11-22T10:00:00+03:00',
};
export const createdAt = optional(DATE_TIME, CREATED_AT_META);

/** Where the customer pays. */
export const paymentUrl = optional(TEXT, {
  label: 'Payment URL',
  example: 'https://shop.example.com/bill/258367',
});

export const notes = {
  tag: optional(TEXT, {
    label: 'Order Tag',
    help: 'A word of your choice to find the order by in your account. An order has one tag at most.',
    group: ORDER_GROUP,
    example: 'AdWords',
  }),
  comment: optional(LONG_TEXT, {
    label: 'Comment',
    help: 'A note that is stored with the order, up to 100,000 characters.',
    inputType: 'text',
    group: ORDER_GROUP,
    example: 'In a beautiful box',
  }),
  ip: optional(IP_ADDRESS, {
    label: 'Customer IP Address',
    help: 'The IPv4 or IPv6 address that the customer ordered from.',
    group: CUSTOMER,
    example: '203.0.113.7',
  }),
};

/** Where an order came from. */
export const utm = {
  utm_medium: optional(TEXT, {
    label: 'UTM Medium',
    help: 'The kind of marketing that brought the customer: `utm_medium` in the link.',
    group: MARKETING,
    example: 'cpc',
  }),
  utm_source: optional(TEXT, {
    label: 'UTM Source',
    help: 'Where the customer came from: `utm_source` in the link.',
    group: MARKETING,
    example: 'newsletter',
  }),
  utm_campaign: optional(TEXT, {
    label: 'UTM Campaign',
    help: 'The name of the campaign: `utm_campaign` in the link.',
    group: MARKETING,
    example: 'spring',
  }),
  utm_content: optional(TEXT, {
    label: 'UTM Content',
    help: 'Which ad or link it was: `utm_content` in the link.',
    group: MARKETING,
    example: 'banner-1',
  }),
  utm_term: optional(TEXT, {
    label: 'UTM Term',
    help: 'The keyword that was searched for: `utm_term` in the link.',
    group: MARKETING,
    example: 'boots',
  }),
};

/**
 * Statuses and whatever else is kept with an order in free words.
 *
 * @param more what the help of each field ends with
 * @param isAlwaysShown whether the statuses are shown before a connection is chosen
 */
export const freeDetails = (
  more: { payment?: string; fulfillment?: string; details?: string } = {},
  isAlwaysShown = false,
) => ({
  payment_status: optional(TEXT, {
    label: 'Payment Status',
    help: joined('In your own words, for example `paid`, `not-paid` or `refunded`.', more.payment),
    group: STATUS,
    example: 'paid',
    isAlwaysShown,
  }),
  fulfillment_status: optional(TEXT, {
    label: 'Fulfillment Status',
    help: joined(
      'The state of the delivery in your own words, for example `packed`, `delivered` or `cancelled`.',
      more.fulfillment,
    ),
    group: STATUS,
    example: 'packed',
    isAlwaysShown,
  }),
  details: optional(DICTIONARY, {
    label: 'Details',
    help: joined(
      'Other names and values to store with the order, such as the name `region` with the value `74`. If an existing order is updated, a detail of the same name is replaced, and all others are kept.',
      more.details,
    ),
    group: STATUS,
    example: { region: '74' },
  }),
});

/** The number of an order, chosen from a list or typed. */
export const LISTED_NUMBER_META = {
  label: 'Order Number',
  help: 'The list shows recent orders. For any other, type its number, or map the one that a trigger, Find Order or Create Order returned.',
  dropDown: 'list_orders.order_number.label',
  example: '258367',
};

/** The number by which an existing order is found. */
export const ORDER_NUMBER_META = { ...LISTED_NUMBER_META, search: 'find_order.order_number' };
export const orderNumber = required(CODE, ORDER_NUMBER_META);

/** The number that a new order gets. */
export const NEW_NUMBER_META = {
  label: 'Order Number',
  help: 'The number of the new order, such as the one it has in your shop.',
  example: '258367',
};

/** The core of a new order's form, in words that are right for every service. */
export const orderToCreate = {
  items,
  order_number: optional(CODE, { ...NEW_NUMBER_META, group: ORDER_GROUP }),
  ...customer,
  created_at: createdAt,
};

/** The email address by which the orders of a customer are found. */
export const CUSTOMER_EMAIL_META = {
  label: 'Email',
  help: 'Finds the newest orders of the customer with this email address.',
  example: 'ada@example.com',
};

/** The core of the form that finds an order, in words that are right for every service. */
export const orderToFind = {
  order_number: optional(CODE, LISTED_NUMBER_META),
  // Not `email`: in a search-or-create that would be a value of the new order as well.
  customer_email: optional(EMAIL, CUSTOMER_EMAIL_META),
};

/** The part of the result that every command returns. */
export const orderIdentity = {
  id: required(TEXT, { label: 'ID', example: '258367' }),
  order_number: required(TEXT, { label: 'Order Number', example: '258367' }),
  // Samples name the service that is connected, or the first that an app has, in place of this.
  service: required(TEXT, { label: 'Service', example: 'service' }),
};

/** The result for a created order, whatever the service. */
export const createdOrder = {
  ...orderIdentity,
  already_existed: optional(BOOLEAN, { label: 'Already Existed', example: false }),
  items,
};

/** The result for a deleted order, whatever the service. */
export const deletedOrder = {
  ...orderIdentity,
  deleted: required(BOOLEAN, { label: 'Deleted', example: true }),
};
