import * as zod from 'zod/mini';
import { optional, required } from '../form/field-meta.ts';
import {
  AMOUNT,
  CODE,
  DATE_TIME,
  DIGITS,
  EMAIL,
  IP_ADDRESS,
  KEY_VALUES,
  rows,
  TEXT,
  YES_NO,
} from '../form/values.ts';

const shopItem = {
  product: required(CODE, {
    label: 'Product',
    help: 'The code of the product, as in the shop or the product feed.',
    dropDown: 'list_products.product.label',
    search: 'find_product.product',
    example: 'sales',
  }),
  price: optional(AMOUNT, {
    label: 'Price',
    help: 'The price in this order, such as 1500.50. Left empty, InfluencerSoft and JustClick take the price of the product.',
    example: '1500.50',
  }),
};

const ITEMS_WORDS = { label: 'Line Items' };

/** The line items of an order. */
export const items = required(
  rows(
    zod.object({
      ...shopItem,
      name: optional(TEXT, {
        label: 'Product Name',
        help: 'Only for Aplaut; InfluencerSoft and JustClick take the name of the product.',
        example: 'Leather boots',
      }),
    }),
  ),
  ITEMS_WORDS,
);

/** The line items as far as shops take them. */
export const shopItems = required(rows(zod.object(shopItem)), ITEMS_WORDS);

/** Fields that more than one service has, so that the output of one maps onto the form of another. */
export const EMAIL_WORDS = { label: 'Email', group: 'customer', example: 'ada@example.com' };
export const PHONE_WORDS = { label: 'Phone', group: 'customer', example: '+79287777777' };
export const customer = { email: optional(EMAIL, EMAIL_WORDS), phone: optional(TEXT, PHONE_WORDS) };

export const createdAt = optional(DATE_TIME, {
  label: 'Created At',
  help: 'Leave empty if the order was made just now.',
  example: '2026-11-22T10:00:00+03:00',
});

/** A name in one piece, as Aplaut keeps it. */
export const fullName = optional(TEXT, {
  label: 'Full Name',
  group: 'customer',
  example: 'Ada Lovelace',
});

/** The parts of a name as shops keep them. */
export const shopName = {
  first_name: optional(TEXT, { label: 'First Name', group: 'customer', example: 'Ada' }),
  last_name: optional(TEXT, { label: 'Last Name', group: 'customer', example: 'Lovelace' }),
  middle_name: optional(TEXT, { label: 'Middle Name', group: 'customer', example: 'Augusta' }),
};

/** An address as shops keep it. */
export const shopAddress = {
  country: optional(TEXT, { label: 'Country', group: 'delivery', example: 'USA' }),
  region: optional(TEXT, { label: 'Region', group: 'delivery', example: 'New York' }),
  city: optional(TEXT, { label: 'City', group: 'delivery', example: 'New York' }),
  address: optional(TEXT, { label: 'Address', group: 'delivery', example: '11 Wall St.' }),
  postal_code: optional(TEXT, { label: 'Postal Code', group: 'delivery', example: '10005' }),
};

/** Where the customer pays. */
export const paymentUrl = optional(TEXT, {
  label: 'Payment URL',
  example: 'https://username.influencersoft.com/bill/258367',
});

/** What a shop keeps with an order besides. */
export const shopNotes = {
  tag: optional(TEXT, {
    label: 'Order Tag',
    help: 'A word of your choice to find the order by.',
    example: 'AdWords',
  }),
  comment: optional(TEXT, { label: 'Comment', shownAs: 'text', example: 'In a beautiful box' }),
  ip: optional(IP_ADDRESS, { label: 'Customer IP Address', group: 'customer', example: '203.0.113.7' }),
};

/** Where an order came from. */
export const utm = {
  utm_medium: optional(TEXT, { label: 'UTM Medium', group: 'marketing', example: 'cpc' }),
  utm_source: optional(TEXT, { label: 'UTM Source', group: 'marketing', example: 'newsletter' }),
  utm_campaign: optional(TEXT, { label: 'UTM Campaign', group: 'marketing', example: 'spring' }),
  utm_content: optional(TEXT, { label: 'UTM Content', group: 'marketing', example: 'banner-1' }),
  utm_term: optional(TEXT, { label: 'UTM Term', group: 'marketing', example: 'boots' }),
};

const detailsWith = (statusAdvice: string, detailsAdvice: string) => ({
  payment_status: optional(TEXT, {
    label: 'Payment Status',
    help: `In your own words, for example \`paid\` or \`not-paid\`. ${statusAdvice}`,
    example: 'paid',
  }),
  fulfillment_status: optional(TEXT, {
    label: 'Fulfillment Status',
    help: `In your own words, for example \`packed\` or \`delivered\`. ${statusAdvice}`,
    example: 'packed',
  }),
  details: optional(KEY_VALUES, {
    label: 'Details',
    help: `Anything else that is to be kept with the order, for example \`region\` and \`74\`.${detailsAdvice}`,
    example: { region: '74' },
  }),
});

/** What Aplaut keeps among the details of an order. */
export const aplautDetails = detailsWith('Aplaut recommends sending it.', '');

const ONE_OF_THREE = 'One of Payment Status, Fulfillment Status and Details is needed.';

/** The same where one of them has to change. */
export const changedDetails = detailsWith(ONE_OF_THREE, ` ${ONE_OF_THREE}`);

/** The number by which an existing order is found. */
export const ORDER_NUMBER_WORDS = {
  label: 'Order Number',
  help: 'The list shows recent orders; the number of any other can be typed in or mapped.',
  dropDown: 'list_orders.order_number.label',
  search: 'find_order.order_number',
  example: '258367',
};
export const orderNumber = required(CODE, ORDER_NUMBER_WORDS);

/** The number of an order that is looked for. */
export const searchedNumber = optional(CODE, {
  label: 'Order Number',
  help: 'The list shows recent orders. In InfluencerSoft and JustClick you can fill in Email instead.',
  dropDown: 'list_orders.order_number.label',
  example: '258367',
});

/** The number of an order in a shop. */
export const shopOrderNumber = required(DIGITS, ORDER_NUMBER_WORDS);

/** What every operation on an order returns. */
export const orderIdentity = {
  id: required(TEXT, { label: 'ID', example: '258367' }),
  order_number: required(TEXT, { label: 'Order Number', example: '258367' }),
  service: required(TEXT, { label: 'Service', example: 'influencersoft' }),
};

/** What every created order returns, whatever the service. */
export const createdOrder = {
  ...orderIdentity,
  already_existed: optional(YES_NO, { label: 'Already Existed', example: false }),
  items,
};

/** What every deleted order returns, whatever the service. */
export const deletedOrder = {
  ...orderIdentity,
  deleted: required(YES_NO, { label: 'Deleted', example: true }),
};
