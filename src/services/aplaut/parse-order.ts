import type { Connection } from '../../contract/service.ts';
import { isRecord, known, text } from '../../json.ts';
import { sum } from '../../orders/money.ts';
import type { Order } from '../../orders/order.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * An order out of a JSON:API resource of Aplaut. The statuses are free keys of `details`; what is nested there comes out
 * with its keys joined by a full stop.
 *
 * @returns `undefined` for anything that is not an order with a number
 */
export function orderOf(connection: Connection, resource: unknown): Order | undefined {
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
  const orderNumber = text(number);
  if (orderNumber === undefined) return undefined;
  const items = (Array.isArray(order_lines) ? order_lines : []).filter(isRecord).map(itemOf);
  const { payment_status, fulfillment_status, ...others } = Object.fromEntries(flat(details));
  return known({
    id: orderNumber,
    order_number: orderNumber,
    service: connection.service,
    payment_status,
    fulfillment_status,
    created_at: moment(created_at),
    updated_at: moment(updated_at),
    email: text(consumer_email),
    full_name: text(consumer_name),
    phone: text(consumer_phone),
    total: items.length > 0 ? sum(items.map(({ price }) => price ?? '')) : undefined,
    items: items.length > 0 ? items : undefined,
    details: Object.keys(others).length > 0 ? others : undefined,
  });
}

const itemOf = (line: Values) =>
  known({ product: text(line.product_id), name: text(line.name), price: text(line.price) });

function flat(details: unknown, prefix = ''): [key: string, value: string][] {
  if (typeof details !== 'object' || details === null) return [];
  return Object.entries(details).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'object') return flat(value, `${prefix}${key}.`);
    const plain = typeof value === 'boolean' ? String(value) : text(value);
    return plain === undefined ? [] : [[`${prefix}${key}`, plain]];
  });
}

/** RFC 3339, whose zone Aplaut writes with a colon or without. */
function moment(value: unknown): string | undefined {
  const written = text(value)?.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return written !== undefined && Number.isNaN(Date.parse(written)) ? undefined : written;
}
