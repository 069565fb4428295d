import type { Connection } from '../../contract/service.ts';
import { isRecord, known, text } from '../../json.ts';
import { sum } from '../../orders/money.ts';
import type { Order } from '../../orders/order.ts';
import { isoFromSeconds } from '../../orders/time.ts';
import { type Brand, hostOf } from './brand.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * An order out of a shop's own record (`getOrdersWithGoods`, `getOrderDetails`). Values come as text, number, empty text or
 * not at all; a coupon is `kupon` in one place and `coupon` in another; a payment link may come without its host.
 *
 * @returns `undefined` for a record without an order number
 */
export function orderOf(brand: Brand, connection: Connection, record: unknown): Order | undefined {
  if (!isRecord(record)) return undefined;
  const number = text(record.id);
  if (number === undefined) return undefined;
  const utm = isRecord(record.utm) ? record.utm : {};
  const items = (Array.isArray(record.items) ? record.items : []).filter(isRecord).map(itemOf);
  const prices = items.map(({ price }) => price ?? '');
  const names = [record.first_name, record.middle_name, record.last_name].map(text);
  return known({
    id: number,
    order_number: number,
    service: connection.service,
    status: text(record.pay_status),
    payment_status: text(record.pay_status),
    created_at: moment(record.created),
    paid_at: moment(record.paid),
    email: text(record.email),
    first_name: text(record.first_name),
    last_name: text(record.last_name),
    middle_name: text(record.middle_name),
    full_name: text(names.filter((name) => name !== undefined).join(' ')),
    phone: text(record.phone),
    country: text(record.country),
    region: text(record.region),
    city: text(record.city),
    address: text(record.address),
    postal_code: text(record.postalcode),
    total: text(record.price) ?? (items.length > 0 ? sum(prices) : undefined),
    items: items.length > 0 ? items : undefined,
    coupon: text(record.kupon) ?? text(record.coupon),
    tag: text(record.tag),
    comment: text(record.comment),
    utm_medium: text(utm.medium),
    utm_source: text(utm.source),
    utm_campaign: text(utm.campaign),
    utm_content: text(utm.content),
    utm_term: text(utm.term),
    payment_url: paymentUrl(
      text(record.link),
      text(record.domain)?.replace(/^https?:\/\//, '') ?? hostOf(brand, connection),
    ),
  });
}

/** An item's `id` is the code of the product; `sum` is what it costs in this order, `price` what the shop asks for it. */
const itemOf = (item: Values) =>
  known({ product: text(item.id), name: text(item.title), price: text(item.sum) ?? text(item.price) });

function paymentUrl(link: string | undefined, domain: string): string | undefined {
  if (link === undefined || /^https?:\/\//.test(link)) return link;
  return link.startsWith('/') ? `https://${domain}${link}` : undefined;
}

function moment(value: unknown): string | undefined {
  const seconds = text(value);
  return seconds !== undefined && /^[1-9]\d*$/.test(seconds) ? isoFromSeconds(Number(seconds)) : undefined;
}
