import { CONNECTIONS, errorOf, poll, run } from './support/app.ts';
import { useSandboxAt10 } from './support/clock.ts';

const sandbox = useSandboxAt10();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

const paths = () => sandbox().visits.map(({ path }) => decodeURIComponent(path));

test('coupons and managers without a name are shown by their number', async () => {
  for (const [list, record] of [
    ['list_coupons', { id: 5 }],
    ['list_sales_managers', { manager_id: 5 }],
  ] as const) {
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'OK', result: [record, {}] };
    const [only, ...more] = await poll(list, shop);
    expect([Object.values(only ?? {}), more]).toEqual([['5', '5'], []]);
  }
});

test('a drop-down of orders holds the newest 500', async () => {
  const records = Array.from({ length: 501 }, (_, index) => ({ id: index + 1 }));
  sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'OK', result: records };
  const found = (await poll('list_orders', shop)).map(({ id }) => id);
  expect([found.length, found[0], found.at(-1)]).toEqual([500, '501', '2']);
});

describe('drop-downs cost one request each', () => {
  test.each([
    [
      'list_products',
      [
        'Invoice template (invoice), 900.00',
        'Course: first sales (sales), 3900.00',
        'Leather boots (boots), 6800.00',
      ],
    ],
    [
      'list_orders',
      [
        '258363 · Jane Austen · 3900.00 · waiting',
        '258362 · Emily Dickinson · 900.00 · waiting',
        '258361 · Jane Austen · 3900.00 · paid',
        '258360 · Mary Shelley · 6800.00 · cancel',
      ],
    ],
  ] as const)('%s of a shop', async (list, labels) => {
    const found = await poll(list, shop, {}, { page: 0 });
    expect(found.map(({ label }) => label)).toEqual(labels);
    expect(sandbox().visits).toHaveLength(1);
    expect(await poll(list, shop, {}, { page: 1 })).toEqual([]);
    expect(sandbox().visits).toHaveLength(1);
  });

  test.each([
    [
      'list_coupons',
      '/api/getcoupons',
      [
        { id: '17', code: 'skidka50' },
        { id: '18', code: 'spring10' },
      ],
    ],
    [
      'list_sales_managers',
      '/api/getpersonalmanagers',
      [
        { id: '12', name: 'Grace Hopper' },
        { id: '13', name: 'Alan Turing' },
      ],
    ],
  ] as const)('%s of a shop', async (list, path, expected) => {
    expect(await poll(list, shop)).toEqual(expected);
    expect(sandbox().visits).toEqual([
      expect.objectContaining({
        path,
        body: `rpsKey=${shop.api_key}`,
        proof: 'key holds',
        answer: 'code 0 OK',
      }),
    ]);
    expect(await poll(list, shop, {}, { page: 1 })).toEqual([]);
    expect(sandbox().visits).toHaveLength(1);
  });

  test('the products of Aplaut, a page at a time', async () => {
    const [first] = await poll('list_products', aplaut);
    expect(first).toEqual({
      id: '45',
      product: '45',
      name: 'Ботинки ECCO 69',
      price: '6800',
      url: 'https://shop.example.com/45',
      label: 'Ботинки ECCO 69 (45), 6800',
    });
    expect(await poll('list_products', aplaut, {}, { page: 1 })).toHaveLength(7);
    expect(await poll('list_products', aplaut, {}, { page: 50 })).toEqual([]);
    expect(paths()).toEqual(['/v4/products?page=1&per_page=25', '/v4/products?page=2&per_page=25']);
  });

  test('the orders of Aplaut', async () => {
    const input = {
      order_number: 'N1',
      email: 'ada@example.com',
      items: [{ product: '45', price: '5' }],
      payment_status: 'paid',
    };
    await run('create_order', aplaut, input);
    expect(await poll('list_orders', aplaut)).toEqual([
      { id: 'N1', order_number: 'N1', label: 'N1 · ada@example.com · 5.00 · paid' },
    ]);
    expect(paths().at(-1)).toBe('/v4/orders?page=1&per_page=25&sort=created_at:desc');
  });

  test('an empty shop has no products', async () => {
    sandbox().influencersoft.service.goods = [];
    expect(await poll('list_products', shop)).toEqual([]);
  });

  test.each(['list_products', 'list_coupons', 'list_sales_managers'] as const)(
    '%s: a list that is none is not believed',
    async (list) => {
      sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: 'none' };
      expect((await errorOf(poll(list, shop))).first).toContain(
        'could not be read: InfluencerSoft sent a response',
      );
    },
  );

  test('a page of Aplaut that is none is not believed', async () => {
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body: '{}' };
    expect((await errorOf(poll('list_products', aplaut))).first).toContain(
      'The products could not be read: Aplaut sent a response',
    );
  });
});
