import { actionsOf, LIVE } from '../../publishing-checks/index.ts';
import { editionNamed } from '../../tools/editions.ts';
import { appDefinitionWith, formsOf } from '../../tools/publishing/app.ts';
import { CONNECTIONS, poll, run, search, useSandbox } from '../support/app.ts';

type Values = Record<string, unknown>;

describe('what this app returns, from the sandbox', () => {
  useSandbox();
  const all = editionNamed('all');
  const { influencersoft, aplaut } = CONNECTIONS;
  const items = [{ product: 'sales', price: '1500.50' }];
  const SHOP_CHOICES = [
    ['find_coupon', { query: 'spring' }],
    ['find_sales_manager', { query: 'grace' }],
  ] as const;

  test.each([
    {
      form: 'influencersoft',
      authData: influencersoft,
      order: { email: 'ada@example.com', items },
      update: { status: 'sent', tracking_number: '1' },
      searches: [['find_product', { query: 'sales' }], ...SHOP_CHOICES] as const,
    },
    {
      form: 'influencersoft_api2',
      authData: influencersoft,
      order: { api: 'api2', email: 'ada@example.com', items },
      update: { status: 'paid' },
      searches: SHOP_CHOICES,
    },
    {
      form: 'aplaut',
      authData: aplaut,
      order: {
        order_number: 'N1',
        email: 'ada@example.com',
        items,
        payment_status: 'paid',
        details: { a: 'b' },
      },
      update: { fulfillment_status: 'packed' },
      searches: [['find_product', { query: 'boots' }]] as const,
    },
  ])('$form', async ({ form, authData, order, update, searches }) => {
    const shown = formsOf(all.services)[form];
    if (shown === undefined) throw new Error(`There is no form ${form}.`);
    const known = actionsOf(await appDefinitionWith(all, shown));
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
      wrong(key, await poll(key, authData, {}, { isLoadingSample: true }));
    }
    wrong('find_order', await search('find_order', authData, { order_number }));
    for (const [key, input] of searches) wrong(key, await search(key, authData, input));
    wrong('delete_order', [await run('delete_order', authData, { order_number })]);
  });
});
