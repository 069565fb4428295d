import * as zod from 'zod/mini';
import { lineItemParams, type ParamMap, param, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { choice, optional, required } from '../../form/field-meta.ts';
import { CODE, DATE_TIME, DOMAIN, EMAIL, TEXT } from '../../form/values.ts';
import { MARKETING, ORDER_GROUP, PAYMENT } from '../../orders/groups.ts';
import {
  address,
  createdAt,
  customer,
  EMAIL_META,
  nameParts,
  notes,
  utm,
} from '../../orders/order-fields.ts';
import { piecesOf } from '../../orders/pieces.ts';
import { unixSeconds } from '../../orders/time.ts';
import { MIDDLE_NAME } from './assumed.ts';
import type { ShopClient } from './client.ts';
import { createdInShop, createOnce } from './create-once.ts';
import { ALREADY_EXISTS } from './errors.ts';
import { IF_EMPTY, shopItems } from './fields.ts';
import { FINDING_METHODS } from './find-made-order.ts';
import { missingData } from './missing-data.ts';

const METHOD = 'CreateOrder';

const email = required(EMAIL, EMAIL_META);

const FIELDS = {
  ...nameParts,
  phone: customer.phone,
  ...address,
  coupon: optional(CODE, {
    label: 'Coupon',
    help: 'The code of the coupon, not its number. Find Coupon returns it as Code.',
    group: ORDER_GROUP,
    dropDown: 'list_coupons.code.code',
    search: 'find_coupon.code',
    example: 'spring50',
  }),
  ...notes,
  created_at: createdAt,
  auto_cancel: optional(
    choice({ 'Use the Setting of the Product': 'product', Never: 'never', 'At a Certain Time': 'at' }),
    {
      label: 'Auto-Cancel',
      help: `When to cancel the order if nobody pays. If you map it: \`product\`, \`never\`, or \`at\` for the time in Auto-Cancel At. ${IF_EMPTY}`,
      group: PAYMENT,
    },
  ),
  auto_cancel_at: optional(DATE_TIME, {
    label: 'Auto-Cancel At',
    help: 'Only if Auto-Cancel is At a Certain Time: that time, with a time zone.',
    group: PAYMENT,
    example: '2026-12-01T00:00:00+03:00',
  }),
  payment_domain: optional(DOMAIN, {
    label: 'Payment Domain',
    help: "The domain of the payment link. The link is returned as Payment URL. Defaults to the shop's address.",
    group: PAYMENT,
    example: 'shop.example.com',
  }),
  affiliate: optional(CODE, {
    label: 'Affiliate',
    help: "The login of the affiliate who brought the customer. It can't be combined with UTM Medium or UTM Source: the step fails if one of them is filled in too.",
    group: MARKETING,
    example: 'partner-login',
  }),
  ...utm,
  aff_medium: optional(TEXT, {
    label: 'Affiliate Medium',
    help: "The value of `aff_medium` in the affiliate's link: the kind of marketing. Only the affiliate sees it.",
    group: MARKETING,
    example: 'cpc',
  }),
  aff_source: optional(TEXT, {
    label: 'Affiliate Source',
    help: "The value of `aff_source` in the affiliate's link: where the customer came from. Only the affiliate sees it.",
    group: MARKETING,
    example: 'blog',
  }),
  aff_campaign: optional(TEXT, {
    label: 'Affiliate Campaign',
    help: "The value of `aff_campaign` in the affiliate's link: the name of the campaign. Only the affiliate sees it.",
    group: MARKETING,
    example: 'spring',
  }),
  aff_content: optional(TEXT, {
    label: 'Affiliate Content',
    help: "The value of `aff_content` in the affiliate's link: which ad or link it was. Only the affiliate sees it.",
    group: MARKETING,
    example: 'banner-1',
  }),
  aff_term: optional(TEXT, {
    label: 'Affiliate Term',
    help: "The value of `aff_term` in the affiliate's link: the keyword. Only the affiliate sees it.",
    group: MARKETING,
    example: 'boots',
  }),
};

const FORM = zod.object({ items: shopItems, email, ...FIELDS });
type OrderInput = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (key: keyof OrderInput, message: string) =>
      check.addIssue({ code: 'custom', path: [key], message, input: order });
    if (order.affiliate !== undefined && (order.utm_medium ?? order.utm_source) !== undefined) {
      report(
        'affiliate',
        'clear this field, or clear UTM Medium and UTM Source: the affiliate is sent in their place',
      );
    }
    if (order.auto_cancel === 'at' && order.auto_cancel_at === undefined) {
      report('auto_cancel_at', 'fill in when to cancel the order');
    }
    if (order.auto_cancel !== 'at' && order.auto_cancel_at !== undefined) {
      report('auto_cancel_at', 'clear this field, or set Auto-Cancel to At a Certain Time');
    }
  }),
);

/** PHP's `true` and `false` are sent as 1 and 0. */
const TIMER_KILL = { product: true, never: false };

const PARAMS: ParamMap<OrderInput> = {
  // With cents, and the same product more than once (assumed: cents, same-product-twice).
  items: lineItemParams('goods', { product: 'good_name', price: 'good_sum' }),
  first_name: 'bill_first_name',
  last_name: 'bill_surname',
  middle_name: MIDDLE_NAME,
  email: 'bill_email',
  phone: 'bill_phone',
  country: 'bill_country',
  region: 'bill_region',
  city: 'bill_city',
  address: 'bill_address',
  postal_code: 'bill_postal_code',
  // One example has `bill_coupon` (assumed: coupon-code).
  coupon: 'bill_kupon',
  tag: 'bill_tag',
  comment: 'bill_comment',
  ip: 'bill_ip',
  auto_cancel: param('bill_timer_kill', (choice) => (choice === 'at' ? undefined : TIMER_KILL[choice])),
  auto_cancel_at: param('bill_timer_kill', unixSeconds),
  created_at: param('bill_created', unixSeconds),
  payment_domain: 'bill_domain',
  affiliate: [param('utm[utm_medium]', () => 'affiliate'), param('utm[utm_source]', (login) => login)],
  utm_medium: 'utm[utm_medium]',
  utm_source: 'utm[utm_source]',
  utm_campaign: 'utm[utm_campaign]',
  utm_content: 'utm[utm_content]',
  utm_term: 'utm[utm_term]',
  aff_medium: 'utm[aff_medium]',
  aff_source: 'utm[aff_source]',
  aff_campaign: 'utm[aff_campaign]',
  aff_content: 'utm[aff_content]',
  aff_term: 'utm[aff_term]',
};

const OUTPUT = zod.object({ ...createdInShop, email, ...FIELDS });

/** The fields that a product sent by mail needs (code 605). */
const DELIVERY_FIELDS: readonly (keyof OrderInput)[] = [
  'first_name',
  'last_name',
  'country',
  'city',
  'address',
];

/** `CreateOrder` of the signed API (help.influencersoft.com, article 360050502452). */
export const createOrder: Command<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [METHOD, ...FINDING_METHODS],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  note: 'The new order waits for payment. For one that is already paid, use Create Order With Payment Status.',
  example: {
    items: [{ product: 'sales', price: '1500.50' }, { product: 'invoice' }],
    email: 'ada@example.com',
    first_name: 'Ada',
    last_name: 'Lovelace',
    comment: 'In a beautiful box & with a card',
    created_at: '2026-11-22T10:00:00+03:00',
    utm_medium: 'cpc',
  },
  async run(client, input) {
    // Without a domain the payment link would come back without one.
    const payment_domain = input.payment_domain ?? client.host;
    const order = { ...input, items: piecesOf(input.items) };
    const created = await createOnce(client, METHOD, order, async (context) => {
      const { code, result } = await client.callSigned({
        method: METHOD,
        context,
        params: paramsOf(PARAMS, { ...order, payment_domain }),
        accepts: [ALREADY_EXISTS],
        missing: (rejection) => missingData(INPUT, input, DELIVERY_FIELDS, rejection),
      });
      return { ...createdIn(result), already_existed: code === ALREADY_EXISTS };
    });
    return { ...created, ...input, payment_domain };
  },
};

/** The number of a created order, which is documented, and the link to its payment page, which some shops send. */
const RESULT = zod.object({
  bill_id: zod.pipe(zod.union([zod.int(), zod.string()]), zod.transform(String)),
  link: zod.optional(zod.unknown()),
});

/** The code of the response is signed, so the order does exist, whatever its result holds. */
function createdIn(result: unknown): { order_number?: string; payment_url?: string } {
  const parsed = zod.safeParse(RESULT, result);
  if (!parsed.success || !/^\d+$/.test(parsed.data.bill_id)) return {};
  const { bill_id, link } = parsed.data;
  return { order_number: bill_id, ...(isLink(link) && { payment_url: link }) };
}

const isLink = (link: unknown): link is string => typeof link === 'string' && /^https?:\/\//.test(link);
