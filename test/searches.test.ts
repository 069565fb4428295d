import app from '../index.ts';
import type { Send } from '../src/http/request.ts';
import { CONNECTIONS, errorOf, fieldsShown, run, search, useSandbox } from './support/app.ts';
import { runQuery } from './support/without-zapier.ts';

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

const bodies = () => sandbox().visits.map(({ body }) => body);
const numbers = (found: Record<string, unknown>[]) => found.map(({ order_number }) => order_number);

describe('Find Order', () => {
  test('the forms', async () => {
    const keys = async (authData: object) =>
      (await fieldsShown('find_order', 'inputFields', { ...authData })).map(({ key }) => key);
    expect(await keys(shop)).toEqual(['limits', 'order_number', 'customer_email', 'payment_status']);
    expect(await keys(aplaut)).toEqual(['order_number', 'customer_email']);
  });

  test('in Aplaut by number only: an email is refused', async () => {
    const error = await errorOf(
      search('find_order', aplaut, { order_number: 'A-1', customer_email: 'jane@example.com' }),
    );
    expect(error).toMatchObject({
      message: "Email: clear this field: Aplaut doesn't take it",
      code: 'invalid_input',
    });
    expect(sandbox().visits).toEqual([]);
  });

  test('in a shop by number', async () => {
    const [order, ...more] = await search('find_order', shop, { order_number: 258361 });
    expect(order).toMatchObject({ id: '258361', status: 'paid', full_name: 'Jane Austen', total: '3900.00' });
    expect(more).toEqual([]);
    expect(sandbox().visits).toEqual([
      expect.objectContaining({
        path: '/api/getOrderDetails',
        body: 'bill_id=258361&hash=4ba2ca237d8764f3f459be7a6b1a81d6',
      }),
    ]);
  });

  test('in a shop by e-mail: the numbers first, then the orders, newest first', async () => {
    expect(numbers(await search('find_order', shop, { customer_email: 'jane@example.com' }))).toEqual([
      '258363',
      '258361',
    ]);
    expect(sandbox().visits[0]).toMatchObject({ path: '/api/GetBills' });
    expect(bodies()[0]).toBe('email=jane%40example.com&hash=b9a6e7c36821d576771323c314ca6f3a');
    expect(bodies().slice(1).sort()).toEqual([
      'bill_id=258361&hash=4ba2ca237d8764f3f459be7a6b1a81d6',
      'bill_id=258363&hash=e654d1551b49f939d48d9ec7563b0b84',
    ]);
  });

  test('in a shop by e-mail and status', async () => {
    expect(
      numbers(
        await search('find_order', shop, { customer_email: 'jane@example.com', payment_status: 'paid' }),
      ),
    ).toEqual(['258361']);
    expect(bodies()[0]).toBe(
      'email=jane%40example.com&pay_status=paid&hash=fe543159d0d4583b1a19b0bd754b84ac',
    );
  });

  test('of a customer with many orders the newest, four at a time, and how many were left out', async () => {
    for (let tag = 1; tag <= 11; tag += 1) {
      await run('create_order', shop, { items: [{ product: 'sales' }], email: 'many@example.com', tag });
    }
    sandbox().visits.length = 0;
    const found = await search('find_order', shop, { customer_email: 'many@example.com' });
    expect(found).toHaveLength(8);
    expect(found.every(({ orders_left_out }) => orders_left_out === '3')).toBe(true);
    expect(numbers(found)).toEqual([...numbers(found)].sort().reverse());
    expect(sandbox().visits).toHaveLength(9);
    const named = (await fieldsShown('find_order', 'outputFields', shop)).map(({ key }) => key);
    expect(named).toContain('orders_left_out');
  });

  test.each<[string, object, object]>([
    ['an unknown number', shop, { order_number: '1' }],
    ['an unknown customer', shop, { customer_email: 'nobody@example.com' }],
    [
      'a customer without such orders',
      shop,
      { customer_email: 'jane@example.com', payment_status: 'cancel' },
    ],
    ['an unknown number in Aplaut', aplaut, { order_number: 'nothing' }],
  ])('%s is no error', async (_what, authData, input) => {
    expect(await search('find_order', { ...authData }, { ...input })).toEqual([]);
    expect(sandbox().visits).toHaveLength(1);
  });

  test('in Aplaut by number', async () => {
    await run('create_order', aplaut, { order_number: 'F 1', phone: '1', items: [{ product: '45' }] });
    expect(await search('find_order', aplaut, { order_number: 'F 1' })).toEqual([
      expect.objectContaining({ id: 'F 1', phone: '1' }),
    ]);
    expect(sandbox().visits.at(-1)).toMatchObject({
      method: 'GET',
      path: '/v4/orders/F%201',
      answer: 'HTTP 200',
    });
  });

  test.each([
    ['nothing to look for', shop, {}, 'Order Number: fill in Order Number or Email'],
    ['a number that is none', shop, { order_number: 'N1' }, 'Order Number: enter digits only'],
    ['nothing to look for in Aplaut', aplaut, {}, 'Order Number: fill in this field'],
  ])('%s is refused', async (_what, authData, input, message) => {
    expect(await errorOf(search('find_order', authData, input))).toMatchObject({ message });
    expect(sandbox().visits).toEqual([]);
  });

  test.each([
    ['another order', { id: '8' }],
    ['no order', []],
  ])('%s instead of the one that was asked for is not believed', async (_what, result) => {
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result };
    expect((await errorOf(search('find_order', shop, { order_number: '7' }))).first).toBe(
      "Order 7 could not be read: InfluencerSoft sent a response that this integration doesn't understand. " +
        "Try again. If this keeps happening, contact the integration's developer.",
    );
  });

  test.each([[['x']], [{ a: {} }], ['x']])('a list of bills such as %j is not believed', async (result) => {
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result };
    expect((await errorOf(search('find_order', shop, { customer_email: 'a@b.c' }))).first).toContain(
      "doesn't understand",
    );
  });

  test.each(['N.1', 'N/1'])(
    'the number %s, which Aplaut cannot look up, is not found',
    async (order_number) => {
      expect(await search('find_order', aplaut, { order_number })).toEqual([]);
      expect(sandbox().visits).toEqual([]);
    },
  );

  test('an order of Aplaut with another number, found by its internal id, is not the one', async () => {
    const body = JSON.stringify({ data: { type: 'orders', attributes: { number: 'other' } } });
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body };
    expect(await search('find_order', aplaut, { order_number: 'N1' })).toEqual([]);
  });

  test('something else than an order of Aplaut is not believed', async () => {
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body: '{"data":{"type":"reviews"}}' };
    expect((await errorOf(search('find_order', aplaut, { order_number: 'N1' }))).first).toContain(
      "doesn't understand",
    );
  });

  test('zeros in front of a number do not matter in a shop', async () => {
    expect(numbers(await search('find_order', shop, { order_number: '0258361' }))).toEqual(['258361']);
  });

  test('a broken line', async () => {
    // A read on a kept socket would be asked once more.
    sandbox().closeIdle();
    sandbox().failNext('reset_before');
    expect((await errorOf(search('find_order', shop, { order_number: '7' }))).first).toBe(
      'Order 7 could not be read: the connection to InfluencerSoft was lost before its response was complete. Try again in a few minutes.',
    );
  });

  test('no more than four orders of a customer are asked for at a time', async () => {
    let under = 0;
    let most = 0;
    const send: Send = async ({ url, body = '' }) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      const number = /bill_id=(\d+)/.exec(body)?.[1];
      const result = url.endsWith('GetBills')
        ? Object.fromEntries(Array.from({ length: 20 }, (_, n) => [n + 1, {}]))
        : { id: number };
      const text = JSON.stringify({
        error_code: 0,
        error_text: 'OK',
        result,
        hash: 'cf2b10a8fd707c6d14f496e19503b0a1',
      });
      return { status: 200, header: () => undefined, text };
    };
    const found = await runQuery('find_order', shop, { customer_email: 'a@b.c' }, send);
    expect(found.map(({ id }) => id)).toEqual(['20', '19', '18', '17', '16', '15', '14', '13']);
    expect(most).toBe(4);
  });

  test('of Aplaut asks for half a character as UTF-8 writes it', async () => {
    expect(await search('find_order', aplaut, { order_number: 'N\ud83d' })).toEqual([]);
    expect(sandbox().visits.map(({ path }) => path)).toEqual(['/v4/orders/N%EF%BF%BD']);
  });

  describe('or create', () => {
    const input = { order_number: 'NEW', items: [{ product: '45' }], email: 'new@example.com' };

    test('is one search and one create', () => {
      expect(app.searchOrCreates).toMatchObject({
        find_order: { key: 'find_order', search: 'find_order', create: 'create_order' },
      });
    });

    test('in Aplaut: what is not found is created from the same input, and found from then on', async () => {
      expect(await search('find_order', aplaut, input)).toEqual([]);
      const { order_number } = await run('create_order', aplaut, input, { withSearch: 'find_order' });
      expect(numbers(await search('find_order', aplaut, input))).toEqual([order_number]);
    });

    test.each([
      ['the search', () => search('find_order', shop, { ...input, order_number: '258360' })],
      ['the create', () => run('create_order', shop, input, { withSearch: 'find_order' })],
    ])('in a shop %s says why not', async (_half, step) => {
      const error = await errorOf(step());
      expect(error).toMatchObject({
        code: 'not_offered',
        message:
          'Find or Create Order is not available for InfluencerSoft: it chooses the number of a new order itself, so the order would never be found again. Use two steps instead: a search, and a create that a filter or path lets through.',
      });
      expect(sandbox().visits).toEqual([]);
    });

    test('in a shop the one field that is a criterion and a value is refused as a value', async () => {
      const keys = async (action: 'find_order' | 'create_order') =>
        (await fieldsShown(action, 'inputFields', shop)).flatMap(({ key, type }) =>
          type === 'copy' ? [] : [key],
        );
      const values = await keys('create_order');
      expect((await keys('find_order')).filter((key) => values.includes(key))).toEqual(['order_number']);
      expect(await errorOf(run('create_order', shop, input))).toMatchObject({
        message: "Order Number: clear this field: InfluencerSoft doesn't take it",
      });
    });
  });
});

describe('Find Product', () => {
  const products = async (authData: object, query: string) =>
    (await search('find_product', { ...authData }, { query })).map(({ product }) => product);

  test.each([
    ['sales', ['sales']],
    [' BOOT ', ['boots']],
    [' boots ', ['boots']],
    ['course', ['sales']],
    ['e', ['invoice', 'sales', 'boots']],
    ['nothing', []],
  ])('in a shop: %j', async (query, expected) => {
    expect(await products(shop, query)).toEqual(expected);
    expect(sandbox().visits).toHaveLength(1);
  });

  test('in Aplaut by code, with one request', async () => {
    expect(await products(aplaut, '46')).toEqual(['46']);
    expect(sandbox().visits.map(({ path }) => decodeURIComponent(path))).toEqual([
      '/v4/products?page=1&per_page=25&filter=external_id:eq:46',
    ]);
  });

  test.each(['N 46', 'Ё', '50%', 'a.b/c', 'x:y|z', "a'b"])(
    'in Aplaut by any code, such as %j',
    async (code) => {
      const { service } = sandbox().aplaut;
      const { products: feed } = service;
      service.products = [...feed, { external_id: code, name: 'x' }];
      expect(await products(aplaut, code)).toEqual([code]);
      expect(sandbox().visits).toHaveLength(1);
      service.products = feed;
    },
  );

  test('in Aplaut an exact title goes before parts of titles, wherever it stands', async () => {
    const { service } = sandbox().aplaut;
    const { products: feed } = service;
    service.products = [...feed, { external_id: 'last', name: 'Sock' }];
    expect(await products(aplaut, 'sock')).toEqual(['last']);
    service.products = feed;
  });

  test('in Aplaut it reports that the list was cut short', async () => {
    const { service } = sandbox().aplaut;
    const { products: feed } = service;
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ external_id: `p-${index}`, name: `Product ${index}` }));
    service.products = many(751);
    const parts = await search('find_product', aplaut, { query: 'duct 74' });
    expect(parts).toHaveLength(11);
    expect(parts.every((product) => product.searched_only_first === '750')).toBe(true);
    expect((await errorOf(search('find_product', aplaut, { query: 'product 750' }))).first).toBe(
      'No match found in the first 750, the most that this step can read. ' +
        'Search by the full product code instead.',
    );
    expect(await products(aplaut, 'p-750')).toEqual(['p-750']);
    service.products = many(740);
    expect(await products(aplaut, 'nothing')).toEqual([]);
    service.products = feed;
  });

  test.each([
    ['boots', ['46']],
    ['ботинки', ['45']],
    ['no. 7', ['sock-7']],
    ['{{bundle.inputData.x}}', []],
    ['a,b', []],
  ])('in Aplaut by a part of the title: %j', async (query, expected) => {
    expect(await products(aplaut, query)).toEqual(expected);
  });

  test('a code goes before titles that hold it', async () => {
    const { service } = sandbox().influencersoft;
    const { goods } = service;
    const [good] = goods;
    const more = { good_name: 'sales-2', good_title: 'Leather boots for winter' };
    service.goods = good ? [{ ...good, ...more }, ...goods] : [];
    expect(await products(shop, ' sales ')).toEqual(['sales']);
    expect(await products(shop, 'leather BOOTS')).toEqual(['boots']);
    service.goods = goods;
  });

  test('another product of Aplaut than the one with the code is not the one', async () => {
    const data = [{ type: 'products', attributes: { external_id: '1', name: 'x' } }];
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body: JSON.stringify({ data }) };
    expect(await products(aplaut, 'nothing-like-it')).toEqual([]);
  });

  test('nothing to look for is refused', async () => {
    expect(await errorOf(search('find_product', shop, { query: ' ' }))).toMatchObject({
      message: 'Product Code or Title: fill in this field',
    });
  });
});

describe('Find Coupon and Find Sales Manager', () => {
  test.each([
    ['find_coupon', 'spring10', [{ id: '18', code: 'spring10' }]],
    [
      'find_coupon',
      'S',
      [
        { id: '17', code: 'skidka50' },
        { id: '18', code: 'spring10' },
      ],
    ],
    ['find_coupon', '17', [{ id: '17', code: 'skidka50' }]],
    ['find_coupon', '1', [{ id: '18', code: 'spring10' }]],
    ['find_sales_manager', 'turing', [{ id: '13', name: 'Alan Turing' }]],
    ['find_sales_manager', '12', [{ id: '12', name: 'Grace Hopper' }]],
    ['find_sales_manager', 'nobody', []],
  ] as const)('%s: %j', async (key, query, expected) => {
    expect(await search(key, shop, { query })).toEqual(expected);
    expect(sandbox().visits).toEqual([expect.objectContaining({ proof: 'key holds', answer: 'code 0 OK' })]);
  });

  test.each(['find_coupon', 'find_sales_manager'] as const)(
    '%s with a wrong key, and with nothing to look for',
    async (key) => {
      expect(await errorOf(search(key, { ...shop, api_key: 'not-the-key' }, { query: 'x' }))).toMatchObject({
        name: 'ExpiredAuthError',
      });
      expect((await errorOf(search(key, shop, {}))).message).toMatch(/ or Number: fill in this field$/);
    },
  );
});

describe('every field that takes such a value has a drop-down and, where it can, a search', () => {
  test.each<[Parameters<typeof fieldsShown>[0], object, Record<string, object>]>([
    ['create_order', shop, { coupon: { dynamic: 'list_coupons.code.code', search: 'find_coupon.code' } }],
    [
      'create_order_with_payment_status',
      shop,
      {
        coupon_number: { dynamic: 'list_coupons.id.code', search: 'find_coupon.id' },
        sales_manager: { dynamic: 'list_sales_managers.id.name', search: 'find_sales_manager.id' },
      },
    ],
    [
      'update_order_status',
      shop,
      { order_number: { dynamic: 'list_orders.order_number.label', search: 'find_order.order_number' } },
    ],
    [
      'delete_order',
      aplaut,
      { order_number: { dynamic: 'list_orders.order_number.label', search: 'find_order.order_number' } },
    ],
    ['find_order', shop, { order_number: { dynamic: 'list_orders.order_number.label' } }],
  ])('%s', async (action, authData, expected) => {
    const fields = await fieldsShown(action, 'inputFields', { ...authData });
    for (const [key, wanted] of Object.entries(expected)) {
      expect(fields.find((field) => field.key === key)).toMatchObject(wanted);
    }
  });

  test('also inside line items', async () => {
    const shown = await fieldsShown('create_order', 'inputFields', shop);
    const items = shown.find(({ key }) => key === 'items');
    expect(items?.children).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          key: 'product',
          dynamic: 'list_products.product.label',
          search: 'find_product.product',
        }),
      ]),
    );
  });
});
