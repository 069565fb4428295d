import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Send } from '../../src/http/request.ts';
import { ORDER } from '../../src/orders/order.ts';
import { CONNECTIONS } from '../support/app.ts';
import { runQuery } from '../support/without-zapier.ts';

/** Whatever stands in the record of one order, a poll tells the others, and every value is what its field says. */

const { influencersoft: shop, aplaut } = CONNECTIONS;

const sendOf =
  (body: object): Send =>
  async () => ({ status: 200, header: () => undefined, text: JSON.stringify(body) });

const fromShop = (result: unknown): Send => {
  const hash = createHash('md5').update(`0::ok::${shop.api_key}`).digest('hex');
  return sendOf({ error_code: 0, error_text: 'ok', hash, result });
};

const times = fc.oneof(
  fc.constantFrom<unknown>(0, '0', 1, 'yesterday', '20261122100000', 1795330800000, '9'.repeat(30), null),
  fc.constantFrom<unknown>(
    '2026-11-22 10:00:00',
    '22.11.2026',
    '0000-00-00 00:00:00',
    '2026-11-22T10:00:00+0300',
  ),
  fc.double(),
  fc.integer(),
);
const anything = fc.oneof(times, fc.jsonValue({ maxDepth: 4 }));
const items = fc.oneof(
  anything,
  fc.array(
    fc.record({ id: anything, title: anything, sum: anything, price: anything }, { requiredKeys: [] }),
  ),
  fc.dictionary(fc.nat(9).map(String), fc.record({ id: anything, sum: anything }, { requiredKeys: [] })),
);
const SHOP_NAMES = [
  'id',
  'first_name',
  'email',
  'price',
  'pay_status',
  'kupon',
  'utm',
  'link',
  'domain',
  'tag',
];
const shopRecords = fc.record({
  ...Object.fromEntries(SHOP_NAMES.map((name) => [name, anything])),
  created: times,
  paid: times,
  items,
});
const aplautRecords = fc.record({
  number: anything,
  created_at: times,
  updated_at: times,
  details: anything,
  consumer_email: anything,
  order_lines: items,
});

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isTime = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(String(value)));

/** Returns the values of an order that are not what their fields say. */
const wrongIn = (order: object): unknown[] =>
  Object.entries(order).filter(([key, value]) => {
    if (!(key in ORDER.shape)) return true;
    if (key.endsWith('_at')) return !isTime(value);
    if (key === 'details') return !Object.values(Object(value)).every(isText);
    if (key !== 'items') return !isText(value);
    return !(value as object[]).every((item) => Object.values(item).every(isText));
  });

const QUERIES = ['new_order', 'paid_order', 'order_status_changed', 'cancelled_order'] as const;
const query = fc.constantFrom(...QUERIES);
const depth = fc.constantFrom(...(['recent', 'deep', 'first', 'sample'] as const));

test('in a shop', async () => {
  const good = (pay_status: string) => ({ id: '1000000000', created: '1795330800', pay_status });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(shopRecords, anything)), query, depth, async (odd, key, deep) => {
      const told = good(key === 'cancelled_order' ? 'cancel' : 'paid');
      const found = await runQuery(key, shop, {}, fromShop([...odd, told, told]), deep);
      expect(found.filter(({ order_number }) => order_number === '1000000000')).toHaveLength(1);
      expect(found.flatMap(wrongIn)).toEqual([]);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});

test('in Aplaut', async () => {
  const attributes = {
    number: 'good',
    created_at: '2026-11-22T10:00:00Z',
    updated_at: '2030-11-22T10:00:00Z',
    details: { payment_status: 'paid', fulfillment_status: 'cancelled' },
  };
  const good = { type: 'orders', attributes };
  const resources = aplautRecords.map((odd) => ({ type: 'orders', attributes: odd }));
  // Fewer than a page, so there is no other.
  const list = fc.array(fc.oneof(resources, anything), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(list, query, depth, async (odd, key, deep) => {
      const found = await runQuery(key, aplaut, {}, sendOf({ data: [...odd, good, good] }), deep);
      expect(found.filter(({ order_number }) => order_number === 'good')).toHaveLength(1);
      expect(found.flatMap(wrongIn)).toEqual([]);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    }),
    { numRuns: 500 },
  );
});
