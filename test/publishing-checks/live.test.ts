import { definitionWith, FORMS } from '../../tools/publishing-checks/app.ts';
import { type Action, actionsOf, type Located } from '../../tools/publishing-checks/definition.ts';
import { LIVE } from '../../tools/publishing-checks/samples.ts';
import { CONNECTIONS, poll, run, search, useSandbox } from '../support/app.ts';

const action = (changes: Partial<Action['operation']>): Located => [
  'triggers',
  {
    key: 'x',
    display: { label: 'New Order', description: 'Triggers when an order is made.' },
    operation: { type: 'polling', ...changes },
  },
];
type Values = Record<string, unknown>;

test.each<[id: string, action: Located, good: Values, bad: Values, says: string]>([
  ['T002', action({}), { id: 1 }, { number: 1 }, 'there is no id'],
  [
    'T002',
    action({ outputFields: [{ key: 'repo', primary: true }] }),
    { repo: 'a' },
    { id: 1 },
    'there is no repo',
  ],
  ['T003', action({}), { at: '2023-08-01T06:50:30-0500' }, { at: '2023-08-01T06:50:30' }, 'at is odd'],
  [
    'T004',
    action({ sample: { id: 1, name: 'John' } }),
    { id: 2, name: 'Alice', email: 'alice@example.com' },
    { id: 2, email: 'alice@example.com' },
    'name is not there',
  ],
  [
    'T004',
    action({ sample: { items: [{ product: 'a' }] } }),
    { items: [{ product: 'b', price: 1 }] },
    { items: [{ product: 'b' }, { price: 1 }] },
    'items.product is not there',
  ],
  [
    'T005',
    action({ outputFields: [{ key: 'id', type: 'integer' }] }),
    { id: 1 },
    { id: '1' },
    'id has another type',
  ],
])('%s', (id, located, good, bad, says) => {
  const rule = LIVE.find((live) => live.id === id);
  expect(rule?.check(located, good)).toEqual([]);
  expect(rule?.check(located, bad)).toEqual([says]);
});

describe('what this app returns, from the sandbox', () => {
  useSandbox();
  const { influencersoft, aplaut } = CONNECTIONS;
  const items = [{ product: 'sales', price: '1500.50' }];
  const SHOP_CHOICES = [
    ['find_coupon', { query: 'spring' }],
    ['find_sales_manager', { query: 'grace' }],
  ] as const;

  test.each([
    {
      form: 'shop',
      authData: influencersoft,
      order: { email: 'ada@example.com', items },
      update: { status: 'sent', tracking_number: '1' },
      searches: [['find_product', { query: 'sales' }], ...SHOP_CHOICES] as const,
    },
    {
      form: 'shop_api2',
      authData: influencersoft,
      order: { api: 'api2', email: 'ada@example.com', items },
      update: { status: 'paid' },
      searches: SHOP_CHOICES,
    },
    {
      form: 'aplaut',
      authData: aplaut,
      order: { number: 'N1', email: 'ada@example.com', items, payment_status: 'paid', details: { a: 'b' } },
      update: { fulfillment_status: 'packed' },
      searches: [['find_product', { query: 'boots' }]] as const,
    },
  ])('$form', async ({ form, authData, order, update, searches }) => {
    const shown = FORMS[form];
    if (shown === undefined) throw new Error(`There is no form ${form}.`);
    const known = actionsOf(await definitionWith(shown));
    const wrong = (key: string, results: Values[]) => {
      const located = known.find(([, { key: other }]) => other === key);
      expect({ key, found: results.length > 0 }).toEqual({ key, found: true });
      for (const { id, check } of LIVE) {
        for (const result of results) {
          expect({ key, id, wrong: located && check(located, result) }).toEqual({ key, id, wrong: [] });
        }
      }
    };

    const created = await run('create_order', authData, order);
    wrong('create_order', [created]);
    // API 2.0 does not say the number of the order that it made.
    const order_number = created.order_number || '258361';
    wrong('update_order_status', [await run('update_order_status', authData, { order_number, ...update })]);
    for (const key of [
      'new_order',
      'paid_order',
      'order_status_changed',
      'list_products',
      'list_orders',
    ] as const) {
      wrong(key, await poll(key, authData));
    }
    wrong('find_order', await search('find_order', authData, { order_number }));
    for (const [key, input] of searches) wrong(key, await search(key, authData, input));
    wrong('delete_order', [await run('delete_order', authData, { order_number })]);
  });
});
