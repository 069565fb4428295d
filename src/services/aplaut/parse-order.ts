import { withZoneColon } from '../../form/values.ts';
import { entriesOf, isRecord, omitUndefined, textOf } from '../../json.ts';
import { sum } from '../../orders/money.ts';
import type { Order } from '../../orders/order.ts';
import type { AplautClient } from './client.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns the order in a JSON:API resource of Aplaut. The statuses are free keys of `details`; nested details come out with
 * their keys joined by a full stop.
 *
 * @returns `undefined` for anything that is not an order with a number
 */
export function parseOrder({ scheme }: AplautClient, resource: unknown): Order | undefined {
  if (!isRecord(resource) || resource.type !== 'orders' || !isRecord(resource.attributes)) return undefined;
  const {
    number,
    consumer_name,
    consumer_email,
    consumer_phone,
    order_lines,
    details,
    created_at,
    updated_at,
  } = resource.attributes;
  const orderNumber = textOf(number);
  if (orderNumber === undefined) return undefined;
  const items = (entriesOf(order_lines) ?? []).filter(isRecord).map(itemOf);
  const { payment_status, fulfillment_status, ...others } = Object.fromEntries(flattened(details));
  return omitUndefined({
    id: orderNumber,
    order_number: orderNumber,
    service: scheme.id,
    payment_status,
    fulfillment_status,
    created_at: dateTime(created_at),
    updated_at: dateTime(updated_at),
    email: textOf(consumer_email),
    full_name: textOf(consumer_name),
    phone: textOf(consumer_phone),
    total: items.length > 0 ? sum(items.map(({ price }) => price ?? '')) : undefined,
    items: items.length > 0 ? items : undefined,
    details: Object.keys(others).length > 0 ? others : undefined,
  });
}

const itemOf = (line: Values) =>
  omitUndefined({ product: textOf(line.product_id), name: textOf(line.name), price: textOf(line.price) });

function flattened(details: unknown, prefix = ''): [key: string, value: string][] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object') return flattened(value, `${prefix}${key}.`);
    const plain = typeof value === 'boolean' ? String(value) : textOf(value);
    return plain === undefined ? [] : [[`${prefix}${key}`, plain]];
  });
}

/** Returns a time in RFC 3339, whose zone Aplaut writes with or without a colon; `undefined` for anything else. */
function dateTime(value: unknown): string | undefined {
  const text = withZoneColon(textOf(value) ?? '');
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  return isTime && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
