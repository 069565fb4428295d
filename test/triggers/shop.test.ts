import { CONNECTIONS, errorOf, fieldsShown, poll, run } from '../support/app.ts';
import { useSandboxAt10, waitForDeepPoll } from '../support/clock.ts';

const sandbox = useSandboxAt10();
const shop = CONNECTIONS.influencersoft;

const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed', 'cancelled_order'] as const;
type TriggerKey = (typeof TRIGGERS)[number];

const bodies = () => sandbox().visits.map(({ body }) => body);
const ids = (found: Record<string, unknown>[]) => found.map(({ id }) => id);

describe('the forms', () => {
  const fields = async (trigger: TriggerKey) =>
    (await fieldsShown(trigger, 'inputFields', shop)).filter(({ type }) => type !== 'copy');

  test.each(TRIGGERS)('%s offers a product', async (trigger) => {
    expect((await fields(trigger)).at(-1)).toMatchObject({
      key: 'product',
      required: false,
      dynamic: 'list_products.product_number.label',
    });
  });

  test('Order Status Changed offers several statuses', async () => {
    expect((await fields('order_status_changed'))[0]).toMatchObject({
      key: 'statuses',
      required: false,
      list: true,
      choices: [
        { label: 'Paid', value: 'paid' },
        { label: 'Cancelled', value: 'cancel' },
        { label: 'Returned', value: 'return' },
      ],
    });
  });

  test.each(TRIGGERS)('%s says how far back it looks', async (trigger) => {
    const [note] = await fieldsShown(trigger, 'inputFields', shop);
    expect(note).toMatchObject({ key: 'limits', type: 'copy' });
    expect(note?.helpText).toMatch(
      /^Every check looks at the last 2 days, and several times a day one looks at the last 26 days, /,
    );
  });
});

describe('what is asked for', () => {
  // The hashes were printed by PHP.
  const RECENT = 'begin_date=21.11.2026&hash=1d6a6548770b80203bc9be3522efd5d8';
  const RECENT_PAID = 'begin_date=21.11.2026&paid=1&hash=38b96562ae7eda2b412f39acd2850fce';
  const OF_PRODUCT = 'begin_date=21.11.2026&goods=72&hash=80308533ce7995b11c341500dfbf2139';
  const PAID_OF_PRODUCT = 'begin_date=21.11.2026&paid=1&goods=72&hash=383143651997824efec9cbc315d67598';
  const DEEP = 'begin_date=27.10.2026&hash=58ade212b9499c81a87e3c96a74494df';
  const DEEP_PAID = 'begin_date=27.10.2026&paid=1&hash=20379ea023f048fef8e6193624d01435';
  const FIRST = 'begin_date=26.10.2026&hash=81ddece08ab36a5684775b9b9f0dc330';
  const FIRST_PAID = 'begin_date=26.10.2026&paid=1&hash=6bb4a5b6eb1a37fcd1615c895c8f93e5';

  test.each<{ trigger: TriggerKey; when: 'first' | 'deep' | 'recent'; input?: object; expected: string[] }>([
    { trigger: 'new_order', when: 'recent', expected: [RECENT] },
    { trigger: 'new_order', when: 'recent', input: { product: 72 }, expected: [OF_PRODUCT] },
    { trigger: 'new_order', when: 'deep', expected: [DEEP] },
    { trigger: 'new_order', when: 'first', expected: [FIRST] },
    { trigger: 'paid_order', when: 'recent', expected: [RECENT_PAID] },
    { trigger: 'paid_order', when: 'recent', input: { product: '72' }, expected: [PAID_OF_PRODUCT] },
    { trigger: 'paid_order', when: 'deep', expected: [DEEP, DEEP_PAID] },
    { trigger: 'paid_order', when: 'first', expected: [FIRST, FIRST_PAID] },
    { trigger: 'order_status_changed', when: 'recent', expected: [RECENT, RECENT_PAID] },
    { trigger: 'order_status_changed', when: 'deep', expected: [DEEP, DEEP_PAID] },
    { trigger: 'order_status_changed', when: 'first', expected: [FIRST, FIRST_PAID] },
    { trigger: 'cancelled_order', when: 'recent', expected: [RECENT] },
    { trigger: 'cancelled_order', when: 'deep', expected: [DEEP] },
    { trigger: 'cancelled_order', when: 'first', expected: [FIRST] },
  ])('$trigger, $when, $input', async ({ trigger, when, input, expected }) => {
    if (when === 'deep') waitForDeepPoll(shop);
    await poll(trigger, shop, { ...input }, { isPopulatingDedupe: when === 'first' });
    expect(bodies().sort()).toEqual([...expected].sort());
    for (const visit of sandbox().visits) {
      expect(visit).toMatchObject({
        path: '/api/getOrdersWithGoods',
        proof: 'signature holds',
        answer: 'code 0 ok',
      });
    }
  });

  test('for a sample, the days of a deep poll only if there are fewer than three recent orders', async () => {
    expect(await poll('new_order', shop, {}, { isLoadingSample: true })).toHaveLength(3);
    expect(bodies()).toEqual([RECENT, DEEP]);
    sandbox().visits.length = 0;
    for (const tag of ['1', '2']) {
      await run('create_order', shop, { items: [{ product: 'sales' }], email: 'ada@example.com', tag });
    }
    sandbox().visits.length = 0;
    expect(await poll('new_order', shop, {}, { isLoadingSample: true })).toHaveLength(3);
    expect(bodies()).toEqual([RECENT]);
  });

  test.each([
    ['2026-11-22T20:59:00Z', '21.11.2026'],
    ['2026-11-22T21:00:00Z', '22.11.2026'],
  ])('the days are those of Moscow: at %s since %s', async (now, begin) => {
    jest.setSystemTime(new Date(now));
    await poll('new_order', shop);
    expect(bodies()[0]).toContain(`begin_date=${begin}&`);
  });
});

describe('what is returned', () => {
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
    waitForDeepPoll(shop);
    expect(ids(await poll('new_order', shop))).toEqual(['258363', '258362', '258361', '258360']);
    expect(ids(await poll('new_order', shop, { product: '72' }))).toEqual(['258363', '258361']);
    expect(ids(await poll('paid_order', shop))).toEqual(['258361']);
    expect(ids(await poll('cancelled_order', shop))).toEqual(['258360']);
  });

  test('the ids only, for the first poll', async () => {
    expect(await poll('new_order', shop, {}, { isPopulatingDedupe: true })).toEqual([
      { id: '258363' },
      { id: '258362' },
      { id: '258361' },
      { id: '258360' },
    ]);
  });

  test('the three that happened last, for a sample', async () => {
    for (const order_number of ['258363', '258362', '258360']) {
      await run('update_order_status', shop, { order_number, status: 'paid' });
      jest.setSystemTime(Date.now() + 60_000);
    }
    const sample = { isLoadingSample: true };
    expect(ids(await poll('paid_order', shop, {}, sample))).toEqual(['258360', '258362', '258363']);
    expect(ids(await poll('order_status_changed', shop, {}, sample))).toEqual([
      '258360:paid',
      '258362:paid',
      '258363:paid',
    ]);
  });

  test('statuses with the number of the order, the first one not, and only those that were chosen', async () => {
    waitForDeepPoll(shop);
    expect(ids(await poll('order_status_changed', shop))).toEqual(['258361:paid', '258360:cancel']);
    await run('update_order_status', shop, { order_number: '258361', status: 'return' });
    expect(ids(await poll('order_status_changed', shop))).toEqual(['258361:return', '258360:cancel']);
    expect(ids(await poll('order_status_changed', shop, { statuses: ['Returned', 'paid'] }))).toEqual([
      '258361:return',
    ]);
    expect(ids(await poll('order_status_changed', shop, { statuses: 'waiting' }))).toEqual([
      '258363:waiting',
      '258362:waiting',
    ]);
  });

  test('an old order that is paid now', async () => {
    await run('update_order_status', shop, { order_number: '100000', status: 'paid' });
    expect(ids(await poll('paid_order', shop))).toEqual(['100000']);
    expect(ids(await poll('order_status_changed', shop))).toEqual(['100000:paid']);
  });

  test('in a deep poll an order with an earlier date, and a payment with any date', async () => {
    const input = {
      items: [{ product: 'sales' }],
      email: 'ada@example.com',
      created_at: '2026-11-02T10:00:00Z',
    };
    const { order_number } = await run('create_order', shop, input);
    await run('update_order_status', shop, { order_number, status: 'paid', date: '2026-02-04T10:00:00Z' });
    waitForDeepPoll(shop);
    expect(ids(await poll('new_order', shop))).toContain(order_number);
    expect(ids(await poll('paid_order', shop))).toContain(order_number);
    expect(ids(await poll('order_status_changed', shop))).toContain(`${order_number}:paid`);
  });

  test('no orders at all, also if the service says so with a code', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 400, text: 'order not found' };
    expect(await poll('new_order', shop)).toEqual([]);
  });

  test.each(TRIGGERS)('%s with a wrong key', async (trigger) => {
    expect(await errorOf(poll(trigger, { ...shop, api_key: 'not-the-key' }))).toMatchObject({
      name: 'ExpiredAuthError',
    });
  });
});

describe('odd lists and records', () => {
  const answerWith = (result: unknown) => {
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result };
  };

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
    sandbox().influencersoft.service.nextAnswer = {
      code: 0,
      text: 'ok',
      result: [null, 'x', { id: '' }, odd],
    };
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
    sandbox().influencersoft.service.nextAnswer = { code: 0, text: 'ok', result: [odd, { id: '10' }] };
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

  test('an order that is there twice is returned once', async () => {
    answerWith([{ id: '7' }, { id: 7 }, { id: '8' }]);
    expect(ids(await poll('new_order', shop))).toEqual(['8', '7']);
  });

  test.each([
    ['a map', { 1: { id: '7' }, 4: { id: '8' } }, ['8', '7']],
    ['an empty map', {}, []],
    ['null', null, []],
    ['nothing', undefined, []],
  ])('%s for a list', async (_what, result, expected) => {
    answerWith(result);
    expect(ids(await poll('new_order', shop))).toEqual(expected);
  });

  test.each([
    ['a map of something else', { orders: 1 }],
    ['a text', 'none'],
    ['a number', 1],
  ])('%s for a list is not believed', async (_what, result) => {
    answerWith(result);
    expect((await errorOf(poll('new_order', shop))).first).toBe(
      "The orders could not be read: InfluencerSoft sent a response that this integration doesn't understand. " +
        "Try again. If this keeps happening, contact the integration's developer.",
    );
  });

  test.each([
    ['a map', { 2: { id: 'a' }, 7: { id: 'b' } }, [{ product: 'a' }, { product: 'b' }]],
    ['null', null, undefined],
    ['a text', 'none', undefined],
  ])('line items as %s', async (_what, items, expected) => {
    answerWith([{ id: '7', items }]);
    const [order] = await poll('new_order', shop);
    expect(order?.items).toEqual(expected);
  });
});
