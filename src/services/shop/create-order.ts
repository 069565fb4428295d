import * as zod from 'zod/mini';
import { plain, rowsAs, toWire, type WireField, written } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { choice, optional, required } from '../../form/field-meta.ts';
import { CODE, DATE_TIME, DOMAIN, EMAIL, TEXT } from '../../form/values.ts';
import { type Attempt, creating } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import {
  createdAt,
  createdOrder,
  customer,
  EMAIL_WORDS,
  paymentUrl,
  shopAddress,
  shopItems,
  shopName,
  shopNotes,
  utm,
} from '../../orders/order-fields.ts';
import { unixSeconds } from '../../orders/time.ts';
import { api } from './api-choice.ts';
import { type Brand, hostOf } from './brand.ts';
import { callSigned } from './client.ts';
import { whatIsMissing } from './missing-data.ts';

const email = required(EMAIL, EMAIL_WORDS);

const FIELDS = {
  ...shopName,
  phone: customer.phone,
  ...shopAddress,
  coupon: optional(CODE, {
    label: 'Coupon',
    help: 'The code of a coupon, as in the settings of the shop.',
    dropDown: 'list_coupons.code.code',
    search: 'find_coupon.code',
    example: 'spring50',
  }),
  ...shopNotes,
  created_at: createdAt,
  auto_cancel: optional(
    choice({ 'Use the Setting of the Product': 'product', Never: 'never', 'At a Certain Time': 'at' }),
    { label: 'Auto-Cancel', help: 'When the invoice is cancelled if nobody pays it.', group: 'payment' },
  ),
  auto_cancel_at: optional(DATE_TIME, {
    label: 'Auto-Cancel At',
    help: 'Only with Auto-Cancel set to a certain time.',
    group: 'payment',
    example: '2026-12-01T00:00:00+03:00',
  }),
  payment_domain: optional(DOMAIN, {
    label: 'Payment Domain',
    help: 'The domain that the link to the payment page is on. Left empty, it is the address of the shop.',
    group: 'payment',
    example: 'shop.example.com',
  }),
  affiliate: optional(CODE, {
    label: 'Affiliate',
    help: 'The login of the partner who brought the customer. Cannot be combined with UTM Medium and UTM Source.',
    group: 'marketing',
    example: 'partner-login',
  }),
  ...utm,
  aff_medium: optional(TEXT, { label: 'Affiliate Medium', group: 'marketing', example: 'cpc' }),
  aff_source: optional(TEXT, { label: 'Affiliate Source', group: 'marketing', example: 'blog' }),
  aff_campaign: optional(TEXT, { label: 'Affiliate Campaign', group: 'marketing', example: 'spring' }),
  aff_content: optional(TEXT, { label: 'Affiliate Content', group: 'marketing', example: 'banner-1' }),
  aff_term: optional(TEXT, { label: 'Affiliate Term', group: 'marketing', example: 'boots' }),
};

const FORM = zod.object({ items: shopItems, email, api, ...FIELDS });
type Order = zod.output<typeof FORM>;

const INPUT = FORM.check(
  zod.superRefine((order, check) => {
    const report = (key: keyof Order, message: string) =>
      check.addIssue({ code: 'custom', path: [key], message, input: order });
    if (order.affiliate !== undefined && (order.utm_medium ?? order.utm_source) !== undefined) {
      report(
        'affiliate',
        'empty this field, or UTM Medium and UTM Source: the affiliate travels in their place',
      );
    }
    if (order.auto_cancel === 'at' && order.auto_cancel_at === undefined) {
      report('auto_cancel_at', 'fill in when the invoice is to be cancelled');
    }
    if (order.auto_cancel !== 'at' && order.auto_cancel_at !== undefined) {
      report('auto_cancel_at', 'empty this field, or set Auto-Cancel to a certain time');
    }
  }),
);

/** Seed 003. PHP's `true` and `false` travel as 1 and 0. */
const TIMER_KILL = { product: true, never: false };

const WIRE: readonly WireField<Order>[] = [
  rowsAs('items', 'goods', { product: 'good_name', price: 'good_sum' }),
  plain('first_name', 'bill_first_name'),
  plain('last_name', 'bill_surname'),
  plain('middle_name', 'bill_middle_name'),
  plain('email', 'bill_email'),
  plain('phone', 'bill_phone'),
  plain('country', 'bill_country'),
  plain('region', 'bill_region'),
  plain('city', 'bill_city'),
  plain('address', 'bill_address'),
  plain('postal_code', 'bill_postal_code'),
  plain('coupon', 'bill_kupon'),
  plain('tag', 'bill_tag'),
  plain('comment', 'bill_comment'),
  plain('ip', 'bill_ip'),
  {
    key: 'auto_cancel',
    wire: 'bill_timer_kill',
    value: ({ auto_cancel }) =>
      auto_cancel === undefined || auto_cancel === 'at' ? undefined : TIMER_KILL[auto_cancel],
  },
  written('auto_cancel_at', 'bill_timer_kill', unixSeconds),
  written('created_at', 'bill_created', unixSeconds),
  plain('payment_domain', 'bill_domain'),
  written('affiliate', 'utm[utm_medium]', () => 'affiliate'),
  plain('utm_medium', 'utm[utm_medium]'),
  plain('affiliate', 'utm[utm_source]'),
  plain('utm_source', 'utm[utm_source]'),
  plain('utm_campaign', 'utm[utm_campaign]'),
  plain('utm_content', 'utm[utm_content]'),
  plain('utm_term', 'utm[utm_term]'),
  plain('aff_medium', 'utm[aff_medium]'),
  plain('aff_source', 'utm[aff_source]'),
  plain('aff_campaign', 'utm[aff_campaign]'),
  plain('aff_content', 'utm[aff_content]'),
  plain('aff_term', 'utm[aff_term]'),
];

const OUTPUT = zod.object({
  ...createdOrder,
  items: shopItems,
  payment_url: paymentUrl,
  email,
  ...FIELDS,
});

/** The number of a created order (documented), and the link to its payment page where the shop sends one along. */
const RESULT = zod.object({
  bill_id: zod.pipe(zod.union([zod.int(), zod.string()]), zod.transform(String)),
  link: zod.optional(zod.unknown()),
});

/** The fields that a product sent by mail needs (seed 003). */
const DELIVERY = ['first_name', 'last_name', 'country', 'city', 'address'];

/** Answered to an order that exists: it comes with the number of the existing one. */
const ALREADY_EXISTS = 601;

/** `CreateOrder` of the signed API (seed 003; help.influencersoft.com, article 360050502452). */
export const createOrder = (brand: Brand): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    // Without a domain the payment link would come back without one.
    const order = { ...input, payment_domain: input.payment_domain ?? hostOf(brand, connection) };
    const attempt = creating(brand.name, input.email);
    const answer = await callSigned(
      brand,
      connection,
      {
        method: 'CreateOrder',
        attempt,
        parameters: toWire(WIRE, order),
        accepts: [ALREADY_EXISTS],
        missing: (refused) => whatIsMissing(INPUT, input, DELIVERY, refused),
      },
      send,
    );
    const result = zod.safeParse(RESULT, answer.result);
    const already_existed = answer.code === ALREADY_EXISTS;
    if (!result.success || !DIGITS_ONLY.test(result.data.bill_id)) throw noNumber(attempt, already_existed);
    const { api: _api, ...set } = order;
    return {
      id: result.data.bill_id,
      order_number: result.data.bill_id,
      service: connection.service,
      already_existed,
      ...(isLink(result.data.link) && { payment_url: result.data.link }),
      ...set,
    };
  },
});

const DIGITS_ONLY = /^\d+$/;

/** The code of an answer is signed, so the order does exist; only its number is not known. */
const noNumber = (attempt: Attempt, alreadyExisted: boolean): ServiceError =>
  new ServiceError({
    kind: 'untrusted',
    sentence:
      `The order ${alreadyExisted ? 'existed already' : 'was created'}, but ${attempt.service} did not say its number. ` +
      `Look for it in ${attempt.service}, and do not replay this step, or it may be there twice.`,
    code: 'no_number',
  });

const isLink = (link: unknown): link is string => typeof link === 'string' && /^https?:\/\//.test(link);
