import { COUPONS } from '../sandbox/accounts.ts';
import type { AplautOrder } from '../sandbox/aplaut.ts';
import { moscowSeconds } from '../sandbox/moscow.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { ShopOrder } from '../sandbox/shop.ts';
import { isRecord } from '../src/json.ts';

/**
 * An order as somebody would see it who looks it up in the service, whichever of its APIs it came by: `items` is
 * `sales 3900.00, sales 3900.00`, times are UTC. What was not given is left out, such as the time of an order that was made just now.
 */
export type SeenOrder = Readonly<Record<string, string>>;

/** The orders of all services, by service and number: `Aplaut A-100`. */
export type SeenOrders = ReadonlyMap<string, SeenOrder>;

/** Returns what is in the services now. */
export function seenOrders({ influencersoft, justclick, aplaut }: Sandbox): SeenOrders {
  const shops = [influencersoft.service, justclick.service].flatMap((shop) =>
    [...shop.orders.values()].map((order): [string, SeenOrder] => [
      `${shop.name} ${order.number}`,
      shopOrder(order),
    ]),
  );
  const others = [...aplaut.service.orders.values()].map((order): [string, SeenOrder] => [
    `${aplaut.service.name} ${order.number}`,
    aplautOrder(order),
  ]);
  return new Map([...shops, ...others]);
}

/** What the two APIs of a shop call the values of an order. */
const SHOP_NAMES: Readonly<Record<string, string>> = {
  bill_email: 'email',
  customer_email: 'email',
  bill_phone: 'phone',
  customer_phone: 'phone',
  bill_first_name: 'first_name',
  customer_first_name: 'first_name',
  bill_surname: 'last_name',
  customer_last_name: 'last_name',
  bill_country: 'country',
  customer_shipping_country_code: 'country',
  bill_city: 'city',
  customer_shipping_city: 'city',
  bill_address: 'address',
  customer_shipping: 'address',
  bill_comment: 'comment',
  note: 'comment',
  bill_kupon: 'coupon',
  rpo: 'tracking_number',
};

function shopOrder({ status, paid, fields, items }: ShopOrder): SeenOrder {
  const values = Object.entries(fields).flatMap(([name, value]) => {
    const key = SHOP_NAMES[name];
    return key === undefined ? [] : [[key, value] as const];
  });
  const coupon = Object.keys(COUPONS).find((code) => COUPONS[code] === fields.coupon);
  const created = fields.bill_created ?? moscowSeconds(fields.order_created_at ?? '');
  return {
    ...Object.fromEntries(values),
    items: items.map(({ good, price }) => `${good.good_name} ${amount(price)}`).join(', '),
    status,
    ...(coupon && { coupon }),
    ...(created && { created_at: utc(Number(created) * 1000) }),
    ...(paid !== undefined && { paid_at: utc(paid * 1000) }),
    ...(fields.rpo && fields.date && { sent_at: utc(Number(fields.date) * 1000) }),
  };
}

function aplautOrder({ order_lines, details, created_at, ...order }: AplautOrder): SeenOrder {
  const lines = Array.isArray(order_lines) ? order_lines.filter(isRecord) : [];
  const time = Date.parse(String(created_at));
  const kept = Object.entries(isRecord(details) ? details : {}).map(([key, value]) => {
    const isStatus = key === 'payment_status' || key === 'fulfillment_status';
    return [isStatus ? key : `details.${key}`, String(value)];
  });
  return {
    ...(order.consumer_email !== undefined && { email: String(order.consumer_email) }),
    ...(order.consumer_phone !== undefined && { phone: String(order.consumer_phone) }),
    ...(order.consumer_name !== undefined && { full_name: String(order.consumer_name) }),
    items: lines
      .map(({ product_id, price }) => [product_id, price === undefined ? [] : amount(price)].flat().join(' '))
      .join(', '),
    // The service takes the time at which it hears of an order.
    ...(time !== Date.now() && { created_at: utc(time) }),
    ...Object.fromEntries(kept),
  };
}

const amount = (value: unknown): string => Number(value).toFixed(2);

const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
