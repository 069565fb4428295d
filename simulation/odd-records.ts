import type { Arrival, Outcome } from '../sandbox/reply.ts';
import type { Random } from './random.ts';

type Json = Readonly<Record<string, unknown>>;

/** What becomes of a record: PHP, and people who import orders, write some values in many ways. */
const ODDITIES: readonly [Oddity, ...Oddity[]] = [
  (record) => [{ ...record, items: { first: {} }, order_lines: { first: {} } }],
  (record) => [{ ...record, items: null, order_lines: null }],
  ({ items: _items, order_lines: _lines, ...record }) => [record],
  ({ created, ...record }) => [{ ...record, created: Number(created) * 1000, paid: 0 }],
  (record) => [{ ...record, created: '20261122100000', paid: '22.11.2026' }],
  (record) => [{ ...record, created: '9'.repeat(40), paid: null }],
  (record) => [record, record],
  (record) => [record, { ...record, id: '', number: '' }],
  (record) => [record, null, 'text'],
];
type Oddity = (record: Json) => unknown[];

interface Service {
  handle(arrival: Arrival): Outcome;
}

/** A service in whose lists of orders one record in fifty is odd, and which it is depends on nothing else. Lists may be maps. */
export function withOddRecords(service: Service, random: Random): Service {
  // What PHP makes of a list from which something was taken.
  const isMap = random.chance(0.5);
  const oddList = (list: unknown[]) => (isMap && !list.includes(null) ? { ...list } : list);
  const odd = new Map<string, Oddity | undefined>();
  const oddly = (key: string, record: Json): unknown[] => {
    if (!odd.has(key)) odd.set(key, random.chance(0.02) ? random.pick(ODDITIES) : undefined);
    return odd.get(key)?.(record) ?? [record];
  };
  return {
    handle(arrival) {
      const outcome = service.handle(arrival);
      if (!/getOrdersWithGoods|GET .*\/orders$/.test(`${arrival.method} ${arrival.path}`)) return outcome;
      const { result, data, ...rest } = JSON.parse(String(outcome.reply.body));
      const changed = Array.isArray(data)
        ? {
            data: data.flatMap(({ attributes, ...document }) =>
              oddly(attributes.number, attributes).map((one) => ({ ...document, attributes: one })),
            ),
          }
        : {
            result: Array.isArray(result)
              ? oddList(result.flatMap((record) => oddly(record.id, record)))
              : result,
          };
      return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...rest, ...changed }) } };
    },
  };
}
