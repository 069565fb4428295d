import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { CONNECTIONS, failureOf, fieldsShown, poll, run } from './support/app.ts';

const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

/** Everything but the clock. */
const TIMERS = [
  ...(['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ...(['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'] as const),
];

let sandbox: Sandbox;
beforeEach(async () => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: TIMERS });
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.environment);
});
afterEach(async () => {
  jest.useRealTimers();
  await sandbox.stop();
});

const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed'] as const;
const bodies = () => sandbox.visits.map(({ body }) => body);
const paths = () => sandbox.visits.map(({ path }) => decodeURIComponent(path));
const ids = (found: Record<string, unknown>[]) => found.map(({ id }) => id);

describe('the forms', () => {
  test.each(TRIGGERS)('%s offers a product in shops', async (trigger) => {
    const fields = await fieldsShown(trigger, 'inputFields', shop);
    expect(fields.filter(({ type }) => type !== 'copy')).toEqual([
      expect.objectContaining({
        key: 'product',
        required: false,
        dynamic: 'list_products.product_number.label',
      }),
    ]);
  });

  test('Aplaut asks for its word for paid only', async () => {
    const keys = async (trigger: (typeof TRIGGERS)[number]) =>
      (await fieldsShown(trigger, 'inputFields', aplaut))
        .filter(({ type }) => type !== 'copy')
        .map(({ key }) => key);
    expect(await keys('new_order')).toEqual([]);
    expect(await keys('paid_order')).toEqual(['paid_word']);
    expect(await keys('order_status_changed')).toEqual([]);
  });
});

describe('a shop', () => {
  // The hashes were printed by PHP.
  const MADE = 'begin_date=26.10.2026&hash=81ddece08ab36a5684775b9b9f0dc330';
  const PAID = 'begin_date=26.10.2026&paid=1&hash=6bb4a5b6eb1a37fcd1615c895c8f93e5';

  test.each<[(typeof TRIGGERS)[number], object, object, string[]]>([
    ['new_order', {}, { isPopulatingDedupe: true }, [MADE]],
    ['new_order', {}, { isLoadingSample: true }, [MADE]],
    ['new_order', {}, {}, [MADE]],
    [
      'new_order',
      { product: 72 },
      {},
      ['begin_date=26.10.2026&goods=72&hash=050331286c60d91a28ff1d8aa6763fd8'],
    ],
    ['paid_order', {}, { isPopulatingDedupe: true }, [PAID]],
    ['paid_order', {}, {}, [PAID]],
    [
      'paid_order',
      { product: '72' },
      {},
      ['begin_date=26.10.2026&paid=1&goods=72&hash=113e736c0d616e17fabd2bf60715a9d4'],
    ],
    ['order_status_changed', {}, { isPopulatingDedupe: true }, [MADE, PAID]],
    ['order_status_changed', {}, {}, [MADE, PAID]],
  ])('%s with %j and %j asks for %j', async (trigger, input, meta, expected) => {
    await poll(trigger, shop, { ...input }, meta);
    expect(bodies().sort()).toEqual([...expected].sort());
    for (const visit of sandbox.visits) {
      expect(visit).toMatchObject({
        path: '/api/getOrdersWithGoods',
        proof: 'signature holds',
        answer: 'code 0 ok',
      });
    }
  });

  test('the day is that of Moscow', async () => {
    jest.setSystemTime(new Date('2026-11-22T21:00:00Z'));
    await poll('new_order', shop);
    expect(bodies()[0]).toContain('begin_date=27.10.2026&');
    jest.setSystemTime(new Date('2026-11-29T12:00:00Z'));
    await poll('new_order', shop);
    expect(bodies()[1]).toContain('begin_date=02.11.2026&');
  });

  test('an order, with everything the shop knows of it', async () => {
    const input = {
      items: [{ product: 'sales', price: '1500.50' }, { product: 'invoice' }],
      email: 'ada@example.com',
      first_name: 'Ada',
      last_name: 'Lovelace',
      middle_name: 'Augusta',
      phone: '+7',
      country: 'UK',
      region: 'R',
      city: 'London',
      address: 'A',
      postal_code: '0',
      coupon: 'skidka50',
      tag: 't',
      comment: '{{c}}',
      utm_medium: 'm',
      utm_source: 's',
      utm_campaign: 'c',
      utm_content: 'n',
      utm_term: 'k',
      payment_domain: 'shop.example.com',
      created_at: '2026-11-22T09:00:00Z',
    };
    const { order_number } = await run('create_order', shop, input);
    await run('update_order_status', shop, {
      order_number,
      status: 'paid',
      date: '2026-11-22T12:30:00+03:00',
    });
    const [order] = await poll('paid_order', shop);
    const { payment_domain: _domain, items: _items, ...same } = input;
    expect(order).toEqual({
      ...same,
      id: order_number,
      order_number,
      service: 'influencersoft',
      status: 'paid',
      payment_status: 'paid',
      full_name: 'Ada Augusta Lovelace',
      paid_at: '2026-11-22T09:30:00Z',
      total: '2400.50',
      items: [
        { product: 'sales', name: 'Course: first sales', price: '1500.50' },
        { product: 'invoice', name: 'Invoice template', price: '900.00' },
      ],
      payment_url: `https://shop.example.com/bill/${order_number}`,
    });
    const named = (await fieldsShown('paid_order', 'outputFields', shop)).map(({ key }) => key);
    expect(named).toEqual(expect.arrayContaining(Object.keys(order ?? {})));
  });

  test('newest first, paid ones only, a product only', async () => {
    expect(ids(await poll('new_order', shop, {}, { isPopulatingDedupe: true }))).toEqual([
      '258363',
      '258362',
      '258361',
      '258360',
    ]);
    expect(ids(await poll('new_order', shop))).toEqual(['258363', '258362', '258361', '258360']);
    expect(ids(await poll('new_order', shop, { product: '72' }))).toEqual(['258363', '258361']);
    expect(ids(await poll('paid_order', shop))).toEqual(['258361']);
  });

  test('statuses are told with the number, the first one is not', async () => {
    expect(ids(await poll('order_status_changed', shop))).toEqual(['258361:paid', '258360:cancel']);
    await run('update_order_status', shop, { order_number: '258361', status: 'return' });
    expect(ids(await poll('order_status_changed', shop))).toEqual(['258361:return', '258360:cancel']);
  });

  test('an old order that is paid now is told', async () => {
    await run('update_order_status', shop, { order_number: '100000', status: 'paid' });
    expect(ids(await poll('paid_order', shop))).toEqual(['258361', '100000']);
    expect(ids(await poll('order_status_changed', shop))).toEqual([
      '258361:paid',
      '258360:cancel',
      '100000:paid',
    ]);
  });

  test.each([
    ['no list', { orders: 1 }],
    ['nothing', undefined],
  ])('%s for a list is not believed', async (_what, result) => {
    sandbox.influencersoft.service.nextAnswer = { code: 0, text: 'ok', ...(result && { result }) };
    expect((await failureOf(poll('new_order', shop))).first).toBe(
      'The orders could not be read: InfluencerSoft sent an answer that this integration does not understand. ' +
        'Try again; if it stays, tell the maker of this integration.',
    );
  });

  test('odd records: without number, with numbers for texts, with empty and missing values', async () => {
    const odd = {
      id: 7,
      created: 1291001819,
      paid: '0',
      price: 3900,
      email: ' ',
      items: 'none',
      utm: [],
      link: 'pay/7',
      kupon: null,
    };
    sandbox.influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: [null, 'x', { id: '' }, odd] };
    expect(await poll('new_order', shop)).toEqual([
      {
        id: '7',
        order_number: '7',
        service: 'influencersoft',
        created_at: '2010-11-29T03:36:59Z',
        total: '3900',
      },
    ]);
  });

  test('a coupon under its other name, a link below a domain, an item without its sum, numbers of different lengths', async () => {
    const odd = {
      id: '9',
      coupon: 'c',
      domain: 'https://shop.example.com',
      link: '/bill/9',
      items: [{ id: 'a', price: '5.00' }],
    };
    sandbox.influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: [odd, { id: '10' }] };
    expect(await poll('new_order', shop)).toEqual([
      { id: '10', order_number: '10', service: 'influencersoft' },
      {
        id: '9',
        order_number: '9',
        service: 'influencersoft',
        total: '5.00',
        items: [{ product: 'a', price: '5.00' }],
        coupon: 'c',
        payment_url: 'https://shop.example.com/bill/9',
      },
    ]);
  });

  test('an order that was entered with an earlier date, and a payment that was booked late, are told', async () => {
    const input = {
      items: [{ product: 'sales' }],
      email: 'ada@example.com',
      created_at: '2026-11-02T10:00:00Z',
    };
    const { order_number } = await run('create_order', shop, input);
    expect(ids(await poll('new_order', shop))).toContain(order_number);
    await run('update_order_status', shop, { order_number, status: 'paid', date: '2026-11-04T10:00:00Z' });
    expect(ids(await poll('paid_order', shop))).toContain(order_number);
  });

  test('coupons and managers without a name are shown by their number', async () => {
    for (const [list, record] of [
      ['list_coupons', { id: 5 }],
      ['list_sales_managers', { manager_id: 5 }],
    ] as const) {
      sandbox.influencersoft.service.nextAnswer = { code: 0, text: 'OK', result: [record, {}] };
      const [only, ...more] = await poll(list, shop);
      expect([Object.values(only ?? {}), more]).toEqual([['5', '5'], []]);
    }
  });

  test('no orders at all, also if the service says so with a code', async () => {
    sandbox.influencersoft.service.nextAnswer = { code: 400, text: 'order not found' };
    expect(await poll('new_order', shop)).toEqual([]);
  });

  test.each(TRIGGERS)('%s with a wrong key', async (trigger) => {
    expect(await failureOf(poll(trigger, { ...shop, api_key: 'not-the-key' }))).toMatchObject({
      name: 'ExpiredAuthError',
    });
  });
});

describe('Aplaut', () => {
  const list = (rest: string, page = 1) => `/v4/orders?page=${page}&per_page=25&${rest}`;

  test.each<[(typeof TRIGGERS)[number], object, string]>([
    ['new_order', {}, list('sort=created_at:desc&filter=created_at:gte:2026-10-25T10:00:00Z')],
    ['new_order', { isPopulatingDedupe: true }, list('sort=created_at:desc')],
    ['paid_order', {}, list('sort=updated_at:desc&filter=updated_at:gte:2026-11-19T10:00:00Z')],
    ['order_status_changed', {}, list('sort=updated_at:desc&filter=updated_at:gte:2026-11-19T10:00:00Z')],
  ])('%s with %j', async (trigger, meta, path) => {
    await poll(trigger, aplaut, {}, meta);
    expect(paths()).toEqual([path]);
    expect(sandbox.visits[0]).toMatchObject({ method: 'GET', answer: 'HTTP 200' });
  });

  const create = (number: string, more: object = {}) =>
    run('create_order', aplaut, { number, email: 'ada@example.com', items: [{ product: '45' }], ...more });

  test('an order, with everything Aplaut knows of it', async () => {
    await create('N1', {
      full_name: 'Ada Lovelace',
      phone: '+7',
      items: [
        { product: '45', name: 'Boots', price: '10.10' },
        { product: '46', price: '0.2' },
      ],
      payment_status: 'paid',
      fulfillment_status: 'packed',
      details: { region: '74' },
    });
    expect(await poll('new_order', aplaut)).toEqual([
      {
        id: 'N1',
        order_number: 'N1',
        service: 'aplaut',
        payment_status: 'paid',
        fulfillment_status: 'packed',
        created_at: '2026-11-22T13:00:00.000+03:00',
        updated_at: '2026-11-22T13:00:00.000+03:00',
        email: 'ada@example.com',
        full_name: 'Ada Lovelace',
        phone: '+7',
        total: '10.30',
        items: [
          { product: '45', name: 'Boots', price: '10.1' },
          { product: '46', price: '0.2' },
        ],
        details: { region: '74' },
      },
    ]);
  });

  test('nested details get flat keys, a zone gets its colon, odd values are left out', async () => {
    const attributes = {
      number: 7,
      created_at: '2026-11-22T13:00:00+0300',
      details: { a: { b: { c: 1 }, d: true }, e: null, payment_status: '', f: ['x'] },
      updated_at: 'yesterday',
      order_lines: [{ product_id: 45, price: null }, 'x'],
    };
    const data = [{ type: 'orders', attributes }, { type: 'reviews' }, null];
    sandbox.aplaut.service.nextReply = { status: 200, headers: {}, body: JSON.stringify({ data }) };
    expect(await poll('new_order', aplaut)).toEqual([
      {
        id: '7',
        order_number: '7',
        service: 'aplaut',
        created_at: '2026-11-22T13:00:00+03:00',
        items: [{ product: '45' }],
        details: { 'a.b.c': '1', 'a.d': 'true', 'f.0': 'x' },
      },
    ]);
  });

  test('paid is the word that the shop uses', async () => {
    await create('N1', { payment_status: 'paid' });
    await create('N2', { payment_status: 'оплачен' });
    await create('N3', { payment_status: ' Paid ' });
    expect(ids(await poll('paid_order', aplaut))).toEqual(['N1', 'N3']);
    expect(ids(await poll('paid_order', aplaut, { paid_word: 'оплачен' }))).toEqual(['N2']);
  });

  test('statuses are told with the number, not for being new', async () => {
    await create('N1', { payment_status: 'not-paid' });
    expect(await poll('order_status_changed', aplaut)).toEqual([]);
    jest.setSystemTime(new Date('2026-11-22T11:00:00Z'));
    await run('update_order_status', aplaut, { order_number: 'N1', payment_status: 'paid' });
    expect(ids(await poll('order_status_changed', aplaut))).toEqual(['N1:paid:']);
    await run('update_order_status', aplaut, { order_number: 'N1', fulfillment_status: 'packed' });
    expect(ids(await poll('order_status_changed', aplaut))).toEqual(['N1:paid:packed']);
  });

  test('pages are read as far as there are any, and an order on two of them is told once', async () => {
    for (let number = 1; number <= 60; number += 1) {
      sandbox.aplaut.service.orders.set(`N${number}`, {
        number: `N${number}`,
        created_at: '2026-11-22T09:00:00Z',
      });
    }
    sandbox.aplaut.service.orders.set('again', { number: 'N60', created_at: '2026-11-22T08:00:00Z' });
    expect(await poll('new_order', aplaut)).toHaveLength(60);
    expect(paths().map((path) => path.split('&')[0])).toEqual(
      [1, 2, 3].map((page) => `/v4/orders?page=${page}`),
    );
  });

  test('pages are read for eighteen seconds and no longer', async () => {
    for (let number = 1; number <= 600; number += 1) {
      sandbox.aplaut.service.orders.set(`N${number}`, {
        number: `N${number}`,
        created_at: '2026-11-22T09:00:00Z',
      });
    }
    const polling = poll('new_order', aplaut);
    for (let page = 1; page <= 3; page += 1) {
      await sandbox.nextArrival();
      jest.setSystemTime(Date.now() + 6_000);
    }
    expect(await polling).toHaveLength(75);
  });

  test('all pages are read that Aplaut gives', async () => {
    for (let number = 1; number <= 1_300; number += 1) {
      sandbox.aplaut.service.orders.set(`N${number}`, {
        number: `N${number}`,
        created_at: '2026-11-22T09:00:00Z',
      });
    }
    expect(await poll('new_order', aplaut, {}, { isPopulatingDedupe: true })).toHaveLength(1_250);
    expect(sandbox.visits).toHaveLength(50);
  });

  test('an order that was given an earlier date is told', async () => {
    await create('N1', { created_at: '2026-11-02T10:00:00Z' });
    expect(ids(await poll('new_order', aplaut))).toEqual(['N1']);
  });

  test('a sample needs one page', async () => {
    for (let number = 1; number <= 60; number += 1) {
      sandbox.aplaut.service.orders.set(`N${number}`, {
        number: `N${number}`,
        created_at: '2026-11-22T09:00:00Z',
      });
    }
    expect(await poll('new_order', aplaut, {}, { isLoadingSample: true })).toHaveLength(25);
    expect(sandbox.visits).toHaveLength(1);
  });

  test('an order without any status has none that changed', async () => {
    await create('N1');
    jest.setSystemTime(new Date('2026-11-22T11:00:00Z'));
    await run('update_order_status', aplaut, { order_number: 'N1', details: { region: '74' } });
    expect(await poll('order_status_changed', aplaut)).toEqual([]);
  });

  test('an old paid order that the first poll has seen is not told when something else about it changes', async () => {
    await create('OLD', { payment_status: 'paid' });
    jest.setSystemTime(new Date('2027-01-22T10:00:00Z'));
    expect(ids(await poll('paid_order', aplaut, {}, { isPopulatingDedupe: true }))).toEqual(['OLD']);
  });
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
    expect(sandbox.visits).toHaveLength(1);
    expect(await poll(list, shop, {}, { page: 1 })).toEqual([]);
    expect(sandbox.visits).toHaveLength(1);
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
    expect(sandbox.visits).toEqual([
      expect.objectContaining({
        path,
        body: `rpsKey=${shop.api_key}`,
        proof: 'key holds',
        answer: 'code 0 OK',
      }),
    ]);
    expect(await poll(list, shop, {}, { page: 1 })).toEqual([]);
    expect(sandbox.visits).toHaveLength(1);
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
      number: 'N1',
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
    sandbox.influencersoft.service.goods = [];
    expect(await poll('list_products', shop)).toEqual([]);
  });

  test.each(['list_products', 'list_coupons', 'list_sales_managers'] as const)(
    '%s: a list that is none is not believed',
    async (list) => {
      sandbox.influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: 'none' };
      expect((await failureOf(poll(list, shop))).first).toContain(
        'could not be read: InfluencerSoft sent an answer',
      );
    },
  );

  test('a page of Aplaut that is none is not believed', async () => {
    sandbox.aplaut.service.nextReply = { status: 200, headers: {}, body: '{}' };
    expect((await failureOf(poll('list_products', aplaut))).first).toContain(
      'The products could not be read: Aplaut sent an answer',
    );
  });
});
