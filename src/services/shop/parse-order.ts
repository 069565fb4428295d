import { entriesOf, isRecord, omitUndefined, textOf } from '../../json.ts';
import { sum } from '../../orders/money.ts';
import type { Order } from '../../orders/order.ts';
import type { ShopClient } from './client.ts';
import { parseTime } from './parse-time.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns the order in a shop's own record (`getOrdersWithGoods`, `getOrderDetails`). Values come as text, number, empty text or
 * not at all; a coupon is `kupon` in one method and `coupon` in the other; a payment link may come without its host.
 *
 * @returns `undefined` for a record without an order number
 */
export function parseOrder({ brand, host }: ShopClient, record: unknown): Order | undefined {
  if (!isRecord(record)) return undefined;
  const number = textOf(record.id);
  if (number === undefined) return undefined;
  const utm = isRecord(record.utm) ? record.utm : {};
  const items = (entriesOf(record.items) ?? []).filter(isRecord).map(itemOf);
  const prices = items.map(({ price }) => price ?? '');
  const names = [record.first_name, record.middle_name, record.last_name].map(textOf);
  return omitUndefined({
    id: number,
    order_number: number,
    service: brand.id,
    status: textOf(record.pay_status),
    payment_status: textOf(record.pay_status),
    created_at: parseTime(record.created),
    paid_at: parseTime(record.paid),
    email: textOf(record.email),
    first_name: textOf(record.first_name),
    last_name: textOf(record.last_name),
    middle_name: textOf(record.middle_name),
    full_name: textOf(names.filter((name) => name !== undefined).join(' ')),
    phone: textOf(record.phone),
    country: textOf(record.country),
    region: textOf(record.region),
    city: textOf(record.city),
    address: textOf(record.address),
    postal_code: textOf(record.postalcode),
    // Assumed: price-is-total.
    total: textOf(record.price) ?? (items.length > 0 ? sum(prices) : undefined),
    items: items.length > 0 ? items : undefined,
    coupon: textOf(record.kupon) ?? textOf(record.coupon),
    tag: textOf(record.tag),
    comment: textOf(record.comment),
    utm_medium: textOf(utm.medium),
    utm_source: textOf(utm.source),
    utm_campaign: textOf(utm.campaign),
    utm_content: textOf(utm.content),
    utm_term: textOf(utm.term),
    payment_url: paymentUrl(textOf(record.link), textOf(record.domain)?.replace(/^https?:\/\//, '') ?? host),
  });
}

/**
 * An item's `id` is the code of the product; `sum` is what it costs in this order, `price` what the shop asks for it.
 * Assumed: item-code.
 */
const itemOf = (item: Values) =>
  omitUndefined({
    product: textOf(item.id),
    name: textOf(item.title),
    price: textOf(item.sum) ?? textOf(item.price),
  });

/** Assumed: payment-link. */
function paymentUrl(link: string | undefined, domain: string): string | undefined {
  if (link === undefined || /^https?:\/\//.test(link)) return link;
  return link.startsWith('/') ? `https://${domain}${link}` : undefined;
}
