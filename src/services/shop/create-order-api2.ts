import * as zod from 'zod/mini';
import { plain, toWire, type WireField, written } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { choice, optional } from '../../form/field-meta.ts';
import { CODES, DATE_TIME, DIGITS, TEXT, YES_NO } from '../../form/values.ts';
import { creating } from '../../http/error-context.ts';
import { COUNTRY_CODES } from '../../orders/countries.ts';
import {
  createdAt,
  createdOrder,
  customer,
  shopItems,
  shopName,
  shopNotes,
  utm,
} from '../../orders/order-fields.ts';
import { moscowTime } from '../../orders/time.ts';
import { api } from './api-choice.ts';
import type { Brand } from './brand.ts';
import { callWithKey } from './client.ts';
import { whatIsMissing } from './missing-data.ts';

const COUNTRY = zod.string().check(
  zod.trim(),
  zod.toUpperCase(),
  zod.refine((code) => COUNTRY_CODES.has(code), 'write the two-letter country code, such as US or DE'),
);

const countryHelp = 'The two-letter ISO code, such as US, DE or RU.';

const { email } = customer;

const FIELDS = {
  ...shopName,
  phone: customer.phone,
  shipping_address: optional(TEXT, { label: 'Shipping Address', group: 'delivery', example: '11 Wall St.' }),
  shipping_address_2: optional(TEXT, { label: 'Shipping Address 2', group: 'delivery', example: 'Floor 3' }),
  shipping_city: optional(TEXT, { label: 'Shipping City', group: 'delivery', example: 'New York' }),
  shipping_region: optional(TEXT, { label: 'Shipping Region', group: 'delivery', example: 'New York' }),
  shipping_postal_code: optional(TEXT, {
    label: 'Shipping Postal Code',
    group: 'delivery',
    example: '10005',
  }),
  shipping_country: optional(COUNTRY, {
    label: 'Shipping Country',
    help: countryHelp,
    group: 'delivery',
    example: 'US',
  }),
  shipping_phone: optional(TEXT, { label: 'Shipping Phone', group: 'delivery', example: '+12125550100' }),
  billing_address: optional(TEXT, { label: 'Billing Address', group: 'billing', example: '11 Wall St.' }),
  billing_address_2: optional(TEXT, { label: 'Billing Address 2', group: 'billing', example: 'Floor 3' }),
  billing_city: optional(TEXT, { label: 'Billing City', group: 'billing', example: 'New York' }),
  billing_region: optional(TEXT, { label: 'Billing Region', group: 'billing', example: 'New York' }),
  billing_postal_code: optional(TEXT, { label: 'Billing Postal Code', group: 'billing', example: '10005' }),
  billing_country: optional(COUNTRY, {
    label: 'Billing Country',
    help: countryHelp,
    group: 'billing',
    example: 'US',
  }),
  coupon: optional(DIGITS, {
    label: 'Coupon',
    help: 'The number of the coupon: it stands in the address bar while you edit the coupon.',
    dropDown: 'list_coupons.id.code',
    search: 'find_coupon.id',
    example: '17',
  }),
  ...shopNotes,
  created_at: createdAt,
  paid_at: optional(DATE_TIME, { label: 'Paid At', group: 'payment', example: '2026-11-22T10:05:00+03:00' }),
  status: optional(
    choice({
      'Waiting for Payment': 'Expected',
      Paid: 'Paid',
      Cancelled: 'Cancel',
      'Money Returned': 'MoneyBack',
    }),
    { label: 'Status', group: 'payment' },
  ),
  confirmed: optional(YES_NO, { label: 'Confirmed', group: 'payment', example: true }),
  payment_method: optional(TEXT, {
    label: 'Payment Method',
    help: 'For example `PayPal` or `Stripe`.',
    group: 'payment',
    example: 'PayPal',
  }),
  sales_manager: optional(DIGITS, {
    label: 'Sales Manager',
    help: 'The number of the manager: it stands in the link for editing an employee.',
    dropDown: 'list_sales_managers.id.name',
    search: 'find_sales_manager.id',
    example: '12',
  }),
  affiliate: optional(CODES, {
    label: 'Affiliate',
    help: 'The logins of the partners who brought the customer, first level first.',
    group: 'marketing',
    example: 'partner-login',
  }),
  ...utm,
};

const FORM = zod.object({ items: shopItems, email, api, ...FIELDS });
type Order = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (path: (string | number)[], message: string) =>
      check.addIssue({ code: 'custom', path, message, input: order });
    const lastPriced = order.items.findLastIndex(({ price }) => price !== undefined);
    order.items.forEach(({ product, price }, index) => {
      if (product.includes(',')) {
        report(
          ['items', index, 'product'],
          'API 2.0 cannot carry a comma: use the standard API for this product',
        );
      }
      if (price === undefined && index < lastPriced) {
        report(
          ['items', index, 'price'],
          'API 2.0 lets only the last prices be empty: fill it in, or move this item to the end',
        );
      }
    });
    if (order.affiliate?.some((login) => login.includes(','))) {
      report(['affiliate'], 'write one login a line, without a comma');
    }
  }),
);

/** Seed 000. */
const WIRE: readonly WireField<Order>[] = [
  plain('email', 'customer_email'),
  plain('first_name', 'customer_first_name'),
  plain('last_name', 'customer_last_name'),
  plain('middle_name', 'customer_middle_name'),
  plain('phone', 'customer_phone'),
  plain('ip', 'order_ip'),
  plain('shipping_address', 'customer_shipping'),
  plain('shipping_phone', 'customer_shipping_phone'),
  plain('shipping_address_2', 'customer_shipping_address_2'),
  plain('shipping_city', 'customer_shipping_city'),
  plain('shipping_region', 'customer_shipping_state'),
  plain('shipping_postal_code', 'customer_shipping_zip'),
  plain('shipping_country', 'customer_shipping_country_code'),
  plain('billing_address', 'customer_billing_address_1'),
  plain('billing_address_2', 'customer_billing_address_2'),
  plain('billing_city', 'customer_billing_city'),
  plain('billing_region', 'customer_billing_state'),
  plain('billing_postal_code', 'customer_billing_zip'),
  plain('billing_country', 'customer_billing_country_code'),
  plain('tag', 'order_tag'),
  plain('comment', 'note'),
  written('created_at', 'order_created_at', moscowTime),
  written('paid_at', 'order_paid_at', moscowTime),
  plain('status', 'order_status'),
  {
    key: 'confirmed',
    wire: 'order_confirmed',
    value: ({ confirmed }) => (confirmed === undefined ? undefined : confirmed ? 'Yes' : 'No'),
  },
  plain('sales_manager', 'order_sales_manager'),
  {
    key: 'items[].product',
    wire: 'product_names',
    value: (order) => commas(order.items.map(({ product }) => product)),
  },
  // Prices count by position and can only be missing at the end, so that the present ones need no placeholder.
  {
    key: 'items[].price',
    wire: 'product_prices',
    value: (order) => commas(order.items.flatMap(({ price }) => price ?? [])),
  },
  plain('payment_method', 'payment_method'),
  plain('coupon', 'coupon'),
  { key: 'affiliate', wire: 'affiliates', value: ({ affiliate }) => commas(affiliate ?? []) },
  plain('utm_medium', 'utm_medium'),
  plain('utm_source', 'utm_source'),
  plain('utm_campaign', 'utm_campaign'),
  plain('utm_content', 'utm_content'),
  plain('utm_term', 'utm_term'),
];

const commas = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.join(',');

const OUTPUT = zod.object({ ...createdOrder, items: shopItems, email, ...FIELDS });

/** The fields that a product sent by mail needs (seed 003, by analogy). */
const DELIVERY = ['first_name', 'last_name', 'shipping_country', 'shipping_city', 'shipping_address'];

/** `createorder` of API 2.0 (seed 000). Its answer holds no order number, so the number in the result is empty. */
export const createOrderApi2 = (brand: Brand): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    await callWithKey(
      brand,
      connection,
      {
        method: 'createorder',
        attempt: creating(brand.name, input.email),
        parameters: toWire(WIRE, input),
        missing: (refused) => whatIsMissing(INPUT, input, DELIVERY, refused),
      },
      send,
    );
    const { api: _api, ...set } = input;
    return { id: '', order_number: '', service: connection.service, ...set };
  },
});
