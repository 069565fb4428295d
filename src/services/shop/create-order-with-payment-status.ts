import * as zod from 'zod/mini';
import { lineItemColumn, type ParamMap, param, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { choice, optional } from '../../form/field-meta.ts';
import { BOOLEAN, CODES, DATE_TIME, DIGITS, EMAIL, TEXT } from '../../form/values.ts';
import { COUNTRY_CODES } from '../../orders/countries.ts';
import { BILLING, DELIVERY, MARKETING, ORDER_GROUP, STATUS } from '../../orders/groups.ts';
import {
  ANY_TIME,
  createdAt,
  customer,
  EMAIL_META,
  FOR_MAIL,
  nameParts,
  notes,
  utm,
} from '../../orders/order-fields.ts';
import { piecesOf } from '../../orders/pieces.ts';
import { moscowTime } from '../../orders/time.ts';
import type { ShopClient } from './client.ts';
import { createdInShop, createOnce } from './create-once.ts';
import { IF_EMPTY, shopItems } from './fields.ts';
import { FINDING_METHODS } from './find-made-order.ts';
import { missingData } from './missing-data.ts';
import { RECENT_ORDERS_METHOD } from './orders-since.ts';

const METHOD = 'createorder';

const COUNTRY = TEXT.check(
  zod.trim(),
  zod.toUpperCase(),
  zod.refine((code) => COUNTRY_CODES.has(code), 'enter a two-letter country code, such as US or DE'),
);

const countryHelp = (address: string): string =>
  `The country of the ${address} address as a two-letter ISO code, such as US, DE or RU.`;

/** The statuses in the words of API 2.0. */
const STATUSES = { waiting: 'Expected', paid: 'Paid', cancel: 'Cancel', refunded: 'MoneyBack' };

const email = optional(EMAIL, {
  ...EMAIL_META,
  help: `${EMAIL_META.help} Without it, the shop can't write to the customer, and Find Order finds the order by its number only.`,
});

const FIELDS = {
  ...nameParts,
  phone: customer.phone,
  shipping_address: optional(TEXT, {
    label: 'Shipping Address',
    help: `The street and house number of the delivery address. ${FOR_MAIL}`,
    group: DELIVERY,
    example: '11 Wall St.',
  }),
  shipping_address_2: optional(TEXT, {
    label: 'Shipping Address 2',
    help: 'The floor, apartment or company of the delivery address.',
    group: DELIVERY,
    example: 'Floor 3',
  }),
  shipping_city: optional(TEXT, {
    label: 'Shipping City',
    help: `The city of the delivery address. ${FOR_MAIL}`,
    group: DELIVERY,
    example: 'New York',
  }),
  shipping_region: optional(TEXT, {
    label: 'Shipping Region',
    help: 'The state, province or region of the delivery address.',
    group: DELIVERY,
    example: 'New York',
  }),
  shipping_postal_code: optional(TEXT, {
    label: 'Shipping Postal Code',
    help: 'The postal code of the delivery address. Leading zeros are kept.',
    group: DELIVERY,
    example: '10005',
  }),
  shipping_country: optional(COUNTRY, {
    label: 'Shipping Country Code',
    help: `${countryHelp('delivery')} ${FOR_MAIL}`,
    group: DELIVERY,
    example: 'US',
  }),
  shipping_phone: optional(TEXT, {
    label: 'Shipping Phone',
    help: 'The phone number for the delivery, in any format.',
    group: DELIVERY,
    example: '+12125550100',
  }),
  billing_address: optional(TEXT, {
    label: 'Billing Address',
    help: 'The street and house number of the billing address. All billing fields can stay empty.',
    group: BILLING,
    example: '11 Wall St.',
  }),
  billing_address_2: optional(TEXT, {
    label: 'Billing Address 2',
    help: 'The floor, apartment or company of the billing address.',
    group: BILLING,
    example: 'Floor 3',
  }),
  billing_city: optional(TEXT, {
    label: 'Billing City',
    help: 'The city of the billing address.',
    group: BILLING,
    example: 'New York',
  }),
  billing_region: optional(TEXT, {
    label: 'Billing Region',
    help: 'The state, province or region of the billing address.',
    group: BILLING,
    example: 'New York',
  }),
  billing_postal_code: optional(TEXT, {
    label: 'Billing Postal Code',
    help: 'The postal code of the billing address. Leading zeros are kept.',
    group: BILLING,
    example: '10005',
  }),
  billing_country: optional(COUNTRY, {
    label: 'Billing Country Code',
    help: countryHelp('billing'),
    group: BILLING,
    example: 'US',
  }),
  // Keys of their own where Create Order has a code and one login: Zapier keeps values when the action of a step is changed.
  coupon_number: optional(DIGITS, {
    label: 'Coupon Number',
    help: 'The number of the coupon, not its code. Find Coupon returns it as ID.',
    group: ORDER_GROUP,
    dropDown: 'list_coupons.id.code',
    search: 'find_coupon.id',
    example: '17',
  }),
  ...notes,
  created_at: createdAt,
  status: optional(
    choice(
      {
        'Waiting for Payment': 'waiting',
        Paid: 'paid',
        Cancelled: 'cancel',
        'Money Returned': 'refunded',
      },
      // Of orders that a trigger or a search returned. A shop sends by mail only what is paid for (code 202).
      { sent: 'paid', return: 'refunded' },
    ),
    {
      label: 'Status',
      help: `The payment status of the new order. If you map it: \`waiting\`, \`paid\`, \`cancel\` or \`refunded\`, or the status of an order that a trigger or Find Order returned. ${IF_EMPTY}`,
      group: STATUS,
    },
  ),
  paid_at: optional(DATE_TIME, {
    label: 'Paid At',
    help: `When the order was paid, ${ANY_TIME}. Leave this empty for an order that was never paid. ${IF_EMPTY}`,
    group: STATUS,
    example: '2026-11-22T10:05:00+03:00',
  }),
  payment_method: optional(TEXT, {
    label: 'Payment Method',
    help: 'How the order was paid, in your own words, such as `PayPal` or `Stripe`.',
    group: STATUS,
    example: 'PayPal',
  }),
  confirmed: optional(BOOLEAN, {
    label: 'Confirmed',
    help: `Enter \`yes\` if the customer has confirmed the order, \`no\` if not. ${IF_EMPTY}`,
    group: STATUS,
    example: true,
  }),
  sales_manager: optional(DIGITS, {
    label: 'Sales Manager',
    help: 'The number of the sales manager. Find Sales Manager returns it as ID.',
    group: ORDER_GROUP,
    dropDown: 'list_sales_managers.id.name',
    search: 'find_sales_manager.id',
    example: '12',
  }),
  affiliates: optional(CODES, {
    label: 'Affiliates',
    help: 'One or more logins of affiliates who brought the customer: first the one of the first level, then the one of the second, and so on. The UTM fields can be filled in, too.',
    group: MARKETING,
    example: 'partner-login',
  }),
  ...utm,
};

const FORM = zod.object({ items: shopItems, email, ...FIELDS });
type OrderInput = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (path: (string | number)[], message: string) =>
      check.addIssue({ code: 'custom', path, message, input: order });
    const lastPriced = order.items.findLastIndex(({ price }) => price !== undefined);
    order.items.forEach(({ product, price }, index) => {
      if (product.includes(',')) {
        report(
          ['items', index, 'product'],
          "this action can't send a comma: use Create Order for this product",
        );
      }
      if (price === undefined && index < lastPriced) {
        report(
          ['items', index, 'price'],
          'only the last line items can have no price: fill it in, or move this line item to the end',
        );
      }
    });
    if (order.affiliates?.some((login) => login.includes(','))) {
      report(['affiliates'], 'enter one login per line, without commas');
    }
  }),
);

const joined = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : texts.join(',');

const PARAMS: ParamMap<OrderInput> = {
  email: 'customer_email',
  first_name: 'customer_first_name',
  last_name: 'customer_last_name',
  middle_name: 'customer_middle_name',
  phone: 'customer_phone',
  ip: 'order_ip',
  shipping_address: 'customer_shipping',
  shipping_phone: 'customer_shipping_phone',
  shipping_address_2: 'customer_shipping_address_2',
  shipping_city: 'customer_shipping_city',
  shipping_region: 'customer_shipping_state',
  shipping_postal_code: 'customer_shipping_zip',
  shipping_country: 'customer_shipping_country_code',
  billing_address: 'customer_billing_address_1',
  billing_address_2: 'customer_billing_address_2',
  billing_city: 'customer_billing_city',
  billing_region: 'customer_billing_state',
  billing_postal_code: 'customer_billing_zip',
  billing_country: 'customer_billing_country_code',
  tag: 'order_tag',
  comment: 'note',
  // Assumed: api2-times.
  created_at: param('order_created_at', moscowTime),
  paid_at: param('order_paid_at', moscowTime),
  status: param('order_status', (status) => STATUSES[status]),
  confirmed: param('order_confirmed', (isConfirmed) => (isConfirmed ? 'Yes' : 'No')),
  sales_manager: 'order_sales_manager',
  items: [
    lineItemColumn('product_names', 'product', joined),
    // Also with a product twice (assumed: api2-same-product-twice). Prices count by position and can only be missing at the end, so the others need no placeholder.
    lineItemColumn('product_prices', 'price', joined),
  ],
  payment_method: 'payment_method',
  coupon_number: 'coupon',
  affiliates: param('affiliates', joined),
  utm_medium: 'utm_medium',
  utm_source: 'utm_source',
  utm_campaign: 'utm_campaign',
  utm_content: 'utm_content',
  utm_term: 'utm_term',
};

const OUTPUT = zod.object({ ...createdInShop, email, ...FIELDS });

/** The fields that a product sent by mail needs (code 605), by analogy with the signed API. */
const DELIVERY_FIELDS: readonly (keyof OrderInput)[] = [
  'first_name',
  'last_name',
  'shipping_country',
  'shipping_city',
  'shipping_address',
];

/**
 * `createorder` of API 2.0 (help.influencersoft.com, article 360058446591). Its response holds no order number, so it is looked
 * up.
 */
export const createOrderWithPaymentStatus: Command<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [METHOD, ...FINDING_METHODS, RECENT_ORDERS_METHOD],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  note: "If a line item has no Price, none after it can have one. A product code with a comma can't be sent.",
  example: {
    items: [{ product: 'sales', price: '1500.50' }],
    email: 'ada@example.com',
    status: 'paid',
  },
  async run(client, input) {
    const order = { ...input, items: piecesOf(input.items) };
    const wanted = { ...order, coupon: order.coupon_number };
    const created = await createOnce(client, METHOD, wanted, async (context) => {
      await client.callWithKey({
        method: METHOD,
        context,
        params: paramsOf(PARAMS, order),
        missing: (rejection) => missingData(INPUT, input, DELIVERY_FIELDS, rejection),
      });
      return { already_existed: false };
    });
    return { ...created, ...input };
  },
};
