import {
  CONNECTIONS,
  errorOf,
  fieldsShown,
  run,
  type ServiceName,
  testConnection,
  useSandbox,
} from '../support/app.ts';
import wire from './create-order-wire.json' with { type: 'json' };

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;
const order = { items: [{ product: 'sales' }], email: 'ada@example.com' };
const aplautOrder = { order_number: 'A-1', items: [{ product: '45' }], email: 'ada@example.com' };

const WITH_STATUS = 'create_order_with_payment_status';
type Input = { action?: typeof WITH_STATUS; [field: string]: unknown };
const create = (authData: object, { action, ...input }: Input) =>
  run(action ?? 'create_order', { ...authData }, input);
const lastBody = () => sandbox().visits.at(-1)?.body;

describe('the form', () => {
  const keys = async (service: ServiceName, action: 'create_order' | typeof WITH_STATUS) =>
    (await fieldsShown(action, 'inputFields', CONNECTIONS[service])).flatMap(({ key, type }) =>
      type === 'copy' ? [] : [key],
    );

  // The same in every service, and there without a connection.
  const CORE = ['items', 'order_number', 'email', 'phone', 'created_at'];
  const NAMES = ['first_name', 'last_name', 'middle_name'];
  const UTM = ['utm_medium', 'utm_source', 'utm_campaign', 'utm_content', 'utm_term'];
  const AFF = ['aff_medium', 'aff_source', 'aff_campaign', 'aff_content', 'aff_term'];
  const SIGNED = [
    ...[...CORE, ...NAMES, 'country', 'region', 'city', 'address', 'postal_code', 'coupon'],
    ...['tag', 'comment', 'ip', 'auto_cancel', 'auto_cancel_at', 'payment_domain', 'affiliate'],
    ...UTM,
    ...AFF,
  ];
  const SHIPPING = ['address', 'address_2', 'city', 'region', 'postal_code', 'country'];
  const WITH_STATUS_FIELDS = [
    ...['items', 'email', ...NAMES, 'phone', ...SHIPPING.map((key) => `shipping_${key}`), 'shipping_phone'],
    ...SHIPPING.map((key) => `billing_${key}`),
    ...[
      'coupon_number',
      'tag',
      'comment',
      'ip',
      'created_at',
      'status',
      'paid_at',
      'payment_method',
      'confirmed',
    ],
    ...['sales_manager', 'affiliates', ...UTM],
  ];
  const APLAUT = [...[...CORE, 'if_exists', 'full_name', 'payment_status', 'fulfillment_status', 'details']];

  test.each<[ServiceName, 'create_order' | typeof WITH_STATUS, string[]]>([
    ['influencersoft', 'create_order', SIGNED],
    ['justclick', 'create_order', SIGNED],
    ['justclick_ru', 'create_order', SIGNED],
    ['influencersoft', WITH_STATUS, WITH_STATUS_FIELDS],
    ['justclick', WITH_STATUS, WITH_STATUS_FIELDS],
    ['justclick_ru', WITH_STATUS, WITH_STATUS_FIELDS],
    ['aplaut', 'create_order', APLAUT],
    ['aplaut_oauth', 'create_order', APLAUT],
  ])('%s, %s: shows the core, then its own fields only', async (service, action, expected) => {
    expect(await keys(service, action)).toEqual(expected);
  });

  test('line items are static, so that Zapier can map them', async () => {
    const items = (await fieldsShown('create_order', 'inputFields', shop)).find(({ key }) => key === 'items');
    expect(items).toMatchObject({
      key: 'items',
      children: [
        { key: 'product', required: true },
        { key: 'quantity', required: false },
        { key: 'price', required: false },
        { key: 'name', required: false },
      ],
    });
    expect(items).not.toHaveProperty('required');
  });

  test('no key is used twice, not even by a line item: Zapier hands plain line items over beside the other fields', async () => {
    for (const service of ['influencersoft', 'aplaut'] as const) {
      const shown = await fieldsShown('create_order', 'inputFields', CONNECTIONS[service]);
      const all = shown.flatMap(({ key, children }) => [
        key,
        ...((children as { key: string }[]) ?? []).map((c) => c.key),
      ]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

describe('on the wire', () => {
  test.each(wire.signed)('signed: $row', async ({ input, body }) => {
    const result = await create(shop, input);
    expect(lastBody()).toBe(body);
    expect(sandbox().visits).toEqual([
      expect.objectContaining({
        method: 'POST',
        host: 'username.influencersoft.com',
        path: '/api/CreateOrder',
        proof: 'signature holds',
        answer: 'code 0 ok',
        headers: expect.objectContaining({ 'content-type': 'application/x-www-form-urlencoded' }),
      }),
    ]);
    expect(result.order_number).toMatch(/^\d+$/);
  });

  test.each(wire.with_payment_status)('with a payment status: $row', async ({ input, body }) => {
    await create(shop, { action: WITH_STATUS, ...input });
    const [created, ...looks] = sandbox().visits;
    expect(created).toMatchObject({
      path: '/api/createorder',
      body,
      proof: 'key holds',
      answer: 'code 0 OK',
    });
    // The number is looked up, among the customer's orders or those of the day.
    expect(looks.map(({ path }) => path)).toEqual(
      body.includes('customer_email=')
        ? ['/api/GetBills', '/api/getOrderDetails']
        : ['/api/getOrdersWithGoods'],
    );
  });

  test.each([
    ['justclick', 'username.justclick.io'],
    ['justclick_ru', 'username.justclick.ru'],
  ] as const)('%s has a host and a payment domain of its own', async (service, host) => {
    await create(CONNECTIONS[service], { ...order, tag: service });
    expect(sandbox().visits).toEqual([expect.objectContaining({ host, proof: 'signature holds' })]);
    expect(lastBody()).toContain(`bill_domain=${host}&`);
  });

  const attributes = (text: string) => `{"data":{"type":"orders","attributes":{${text}}}}`;
  const lines = '"order_lines":[{"product_id":"45"}]';
  test.each([
    [
      'items[].product, name and price',
      { items: [{ product: 45, name: 'Ботинки', price: '6800.50' }] },
      '"number":"A-0","consumer_email":"ada@example.com","order_lines":[{"product_id":"45","name":"Ботинки","price":6800.5}]',
    ],
    [
      'items[].quantity',
      { items: [{ product: '45', quantity: 2, price: '6800' }, { product: '46' }] },
      '"number":"A-7","consumer_email":"ada@example.com","order_lines":[{"product_id":"45","price":6800},{"product_id":"45","price":6800},{"product_id":"46"}]',
    ],
    [
      'full_name',
      { full_name: 'Ada {{bundle.authData.api_key}}' },
      `"number":"A-1","consumer_name":"Ada {\\u007bbundle.authData.api_key}}","consumer_email":"ada@example.com",${lines}`,
    ],
    [
      'phone instead of email',
      { email: '', phone: '+7(928)777-77-77' },
      `"number":"A-2","consumer_phone":"+7(928)777-77-77",${lines}`,
    ],
    [
      'created_at',
      { created_at: '2026-11-22T10:00:00+03:00' },
      `"number":"A-3","consumer_email":"ada@example.com","created_at":"2026-11-22T10:00:00+03:00",${lines}`,
    ],
    [
      'payment_status',
      { payment_status: 'not-paid' },
      `"number":"A-4","consumer_email":"ada@example.com","details":{"payment_status":"not-paid"},${lines}`,
    ],
    [
      'fulfillment_status',
      { fulfillment_status: 'packed' },
      `"number":"A-5","consumer_email":"ada@example.com","details":{"fulfillment_status":"packed"},${lines}`,
    ],
    [
      'details',
      { details: { region: '74', empty: '' }, payment_status: 'paid' },
      `"number":"A-6","consumer_email":"ada@example.com","details":{"payment_status":"paid","region":"74"},${lines}`,
    ],
  ])('Aplaut: %s', async (_row, input, expected) => {
    const number = expected.match(/"number":"([^"]+)"/)?.[1];
    const result = await create(aplaut, { ...aplautOrder, ...input, order_number: number });
    expect(lastBody()).toBe(attributes(expected));
    expect(sandbox().visits).toEqual([
      expect.objectContaining({
        method: 'POST',
        host: 'api.aplaut.io',
        path: '/v4/orders',
        answer: 'HTTP 201',
        headers: expect.objectContaining({
          accept: 'application/vnd.api+json',
          'content-type': 'application/vnd.api+json',
          authorization: 'Token token=sandbox-aplaut-api-key',
        }),
      }),
    ]);
    expect(result).toMatchObject({ id: number, order_number: number, already_existed: false });
  });

  test('Aplaut with an OAuth application sends a bearer token', async () => {
    await create(CONNECTIONS.aplaut_oauth, { ...aplautOrder, order_number: 'OAUTH-1' });
    expect(sandbox().visits[0]?.headers.authorization).toBe('Bearer sandbox-aplaut-oauth-token');
  });

  test('Aplaut: if_exists update puts to the number, and says whether the order existed', async () => {
    const input = { ...aplautOrder, order_number: 'UP 1?', if_exists: 'update' };
    expect(await create(aplaut, input)).toMatchObject({ order_number: 'UP 1?', already_existed: false });
    expect(await create(aplaut, { ...input, payment_status: 'paid' })).toMatchObject({
      already_existed: true,
    });
    expect(sandbox().visits.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v4/orders/UP%201%3F',
      'PUT /v4/orders/UP%201%3F',
    ]);
    expect(lastBody()).toBe(
      attributes(
        `"number":"UP 1?","consumer_email":"ada@example.com","details":{"payment_status":"paid"},${lines}`,
      ),
    );
  });

  test('line items typed as plain values arrive beside the other fields, and become one row', async () => {
    await create(shop, {
      product: 'sales',
      price: '12,50',
      email: 'loose@example.com',
      items: [{ product: null }],
    });
    expect(lastBody()).toContain(
      'goods%5B0%5D%5Bgood_name%5D=sales&goods%5B0%5D%5Bgood_sum%5D=12.50&bill_email=loose',
    );
  });

  test('a value left over from the other action is not sent as something else', async () => {
    await create(shop, {
      ...order,
      tag: 'left-over',
      status: 'Paid',
      coupon_number: '17',
      affiliates: ['one'],
    });
    expect(lastBody()).not.toMatch(/status|17|one/);
    await create(shop, { action: WITH_STATUS, ...order, coupon: '17', affiliate: 'one' });
    expect(sandbox().visits.findLast(({ path }) => path.endsWith('createorder'))?.body).not.toMatch(/17|one/);
  });
});

describe('the result', () => {
  test('signed: the number, what was set, and no trace of the API', async () => {
    const result = await create(shop, {
      ...order,
      tag: 'result',
      items: [{ product: 'sales', price: '1 500,5' }],
    });
    expect(result).toEqual({
      id: result.order_number,
      order_number: expect.stringMatching(/^\d+$/),
      service: 'influencersoft',
      already_existed: false,
      items: [{ product: 'sales', price: '1500.5' }],
      email: 'ada@example.com',
      tag: 'result',
      payment_domain: 'username.influencersoft.com',
    });
  });

  test('signed: an order that exists comes back with its number', async () => {
    const first = await create(shop, { ...order, tag: 'twice' });
    const second = await create(shop, { ...order, tag: 'twice' });
    expect(second).toMatchObject({ order_number: first.order_number, already_existed: true });
  });

  test('signed: a payment link is passed on if the shop sends a whole one', async () => {
    const answer = (link: string) => ({ code: 0, text: 'ok', result: { bill_id: 7, link } });
    sandbox().influencersoft.service.nextAnswer = answer('https://shop.example.com/pay/7');
    expect(await create(shop, order)).toMatchObject({
      id: '7',
      payment_url: 'https://shop.example.com/pay/7',
    });
    sandbox().influencersoft.service.nextAnswer = answer('hxxp://shop.example.com/pay/7');
    expect(await create(shop, order)).not.toHaveProperty('payment_url');
    sandbox().influencersoft.service.nextAnswer = answer('/pay/7');
    expect(await create(shop, order)).not.toHaveProperty('payment_url');
  });

  test('with a payment status: the number is that of the new order', async () => {
    const { order_number } = await create(shop, { action: WITH_STATUS, ...order });
    const newest = [...sandbox().influencersoft.service.orders.keys()].at(-1);
    expect(order_number).toBe(String(newest));
  });

  test.each([
    ['influencersoft', { ...order, first_name: 'Ada', tag: 'fields' }],
    ['influencersoft', { action: WITH_STATUS, ...order, confirmed: true, affiliates: ['a'] }],
    ['aplaut', { ...aplautOrder, order_number: 'FIELDS', details: { region: '74' } }],
  ] satisfies [ServiceName, Input][])(
    '%s returns nothing that its output fields do not name, and everything in the sample',
    async (service, input: Input) => {
      const authData = CONNECTIONS[service];
      const result = await create(authData, input);
      const shown = await fieldsShown(input.action ?? 'create_order', 'outputFields', authData);
      const named = shown.map(({ key }) => key);
      expect(named).toEqual(expect.arrayContaining(Object.keys(result)));
      expect(Object.keys(result)).toEqual(expect.arrayContaining(['id', 'order_number', 'service', 'items']));
    },
  );
});

describe('what the form refuses, before any request', () => {
  test.each<[string, object, Input, string]>([
    [
      'no product',
      shop,
      { ...order, items: [{ product: 'a' }, { price: '5' }] },
      'Line Items 2 → Product: fill in this field',
    ],
    ['no line items', shop, { email: order.email }, 'Line Items → Product: fill in this field'],
    [
      'a bad price',
      shop,
      { ...order, items: [{ product: 'a' }, { product: 'b', price: '12 rubles' }] },
      'Line Items 2 → Price: enter an amount, such as 1500.50',
    ],
    [
      'an ambiguous price',
      shop,
      { ...order, items: [{ product: 'a', price: '1,500' }] },
      'Line Items 1 → Price: enter an amount, such as 1500.50',
    ],
    [
      'a negative price',
      shop,
      { ...order, items: [{ product: 'a', price: -5 }] },
      'Line Items 1 → Price: enter an amount, such as 1500.50',
    ],
    [
      'half a piece',
      shop,
      { ...order, items: [{ product: 'a', quantity: '1.5' }] },
      'Line Items 1 → Quantity: enter a whole number from 1, such as 2',
    ],
    [
      'more pieces than an order can have',
      shop,
      {
        ...order,
        items: [{ product: 'a', quantity: '999' }, { product: 'b' }, { product: 'c', quantity: '1' }],
      },
      "Line Items 3 → Quantity: split the order into several: one can't have more than 1,000 pieces",
    ],
    [
      'with a payment status: a thousand million pieces',
      shop,
      { action: WITH_STATUS, ...order, items: [{ product: 'a', quantity: '1000000000' }] },
      "Line Items 1 → Quantity: split the order into several: one can't have more than 1,000 pieces",
    ],
    [
      'Aplaut: more pieces than can be counted',
      aplaut,
      { ...aplautOrder, items: [{ product: 'a', quantity: '999999999999999999' }] },
      "Line Items 1 → Quantity: split the order into several: one can't have more than 1,000 pieces",
    ],
    ['no email', shop, { items: order.items }, 'Email: fill in this field'],
    [
      'a bad email',
      shop,
      { ...order, email: 'ada' },
      'Email: enter one email address, such as ada@example.com',
    ],
    [
      'a date without a zone',
      shop,
      { ...order, created_at: '2026-11-22T10:00:00' },
      'Created At: enter a date and time with a time zone, such as 2026-11-22T10:00:00+03:00',
    ],
    [
      'a day that does not exist',
      shop,
      { ...order, created_at: '2026-02-29T10:00:00Z' },
      'Created At: enter a date and time with a time zone, such as 2026-11-22T10:00:00+03:00',
    ],
    [
      'a bad address',
      shop,
      { ...order, ip: '300.1.1.1' },
      'Customer IP Address: enter an IP address, such as 203.0.113.7',
    ],
    [
      'a bad domain',
      shop,
      { ...order, payment_domain: 'shop.io/pay' },
      'Payment Domain: enter a domain without https://, such as shop.example.com',
    ],
    [
      'an unknown choice',
      shop,
      { ...order, auto_cancel: 'sometimes' },
      'Auto-Cancel: choose one of Use the Setting of the Product (product), Never (never), At a Certain Time (at)',
    ],
    [
      'auto-cancel without its time',
      shop,
      { ...order, auto_cancel: 'at' },
      'Auto-Cancel At: fill in when to cancel the order',
    ],
    [
      'a time without auto-cancel',
      shop,
      { ...order, auto_cancel_at: '2026-12-01T00:00:00Z' },
      'Auto-Cancel At: clear this field, or set Auto-Cancel to At a Certain Time',
    ],
    [
      'a time with auto-cancel never',
      shop,
      { ...order, auto_cancel: 'never', auto_cancel_at: '2026-12-01T00:00:00Z' },
      'Auto-Cancel At: clear this field, or set Auto-Cancel to At a Certain Time',
    ],
    [
      'affiliate and utm_source',
      shop,
      { ...order, affiliate: 'a', utm_source: 'b' },
      'Affiliate: clear this field, or clear UTM Medium and UTM Source: the affiliate is sent in their place',
    ],
    [
      'affiliate and utm_medium',
      shop,
      { ...order, affiliate: 'a', utm_medium: 'b' },
      'Affiliate: clear this field, or clear UTM Medium and UTM Source: the affiliate is sent in their place',
    ],
    [
      'with a payment status: a comma in a product',
      shop,
      { action: WITH_STATUS, ...order, items: [{ product: 'a,b' }] },
      "Line Items 1 → Product: this action can't send a comma: use Create Order for this product",
    ],
    [
      'with a payment status: a gap in the prices',
      shop,
      { action: WITH_STATUS, ...order, items: [{ product: 'a' }, { product: 'b', price: '5' }] },
      'Line Items 1 → Price: only the last line items can have no price: fill it in, or move this line item to the end',
    ],
    [
      'with a payment status: no ISO country',
      shop,
      { action: WITH_STATUS, ...order, shipping_country: 'USA' },
      'Shipping Country Code: enter a two-letter country code, such as US or DE',
    ],
    [
      'with a payment status: a coupon code',
      shop,
      { action: WITH_STATUS, ...order, coupon_number: 'skidka50' },
      'Coupon Number: enter digits only',
    ],
    [
      'with a payment status: a comma in an affiliate',
      shop,
      { action: WITH_STATUS, ...order, affiliates: ['a,b'] },
      'Affiliates: enter one login per line, without commas',
    ],
    [
      'with a payment status: an unclear yes or no',
      shop,
      { action: WITH_STATUS, ...order, confirmed: 'perhaps' },
      'Confirmed: choose yes or no',
    ],
    [
      'a number in a shop, which chooses it itself',
      shop,
      { ...order, order_number: '1001' },
      "Order Number: clear this field: InfluencerSoft doesn't take it",
    ],
    ['Aplaut: no number', aplaut, { ...aplautOrder, order_number: '' }, 'Order Number: fill in this field'],
    [
      'Aplaut: neither email nor phone',
      aplaut,
      { ...aplautOrder, email: '' },
      'Email: fill in Email or Phone: Aplaut needs one of them',
    ],
    [
      'Aplaut: update of a number with a full stop',
      aplaut,
      { ...aplautOrder, order_number: 'A.1', if_exists: 'update' },
      "Order Number: Aplaut can't find an order whose number contains a full stop or a slash: change the order in Aplaut itself",
    ],
    [
      'Aplaut: a status among the details',
      aplaut,
      { ...aplautOrder, details: { payment_status: 'x' } },
      'Details: remove payment_status and use the field Payment Status instead',
    ],
    [
      'Aplaut: the other status among the details',
      aplaut,
      { ...aplautOrder, details: { fulfillment_status: 'x' } },
      'Details: remove fulfillment_status and use the field Fulfillment Status instead',
    ],
  ])('%s', async (_what, authData, input, sentence) => {
    const error = await errorOf(create(authData, input));
    expect(error).toMatchObject({ name: 'AppError', message: sentence, code: 'invalid_input' });
    expect(sandbox().visits).toEqual([]);
  });

  test('everything at once, a line each', async () => {
    const error = await errorOf(create(shop, { items: [{ price: 'x' }], email: 'ada' }));
    expect(error.message).toBe(
      'Line Items 1 → Product: fill in this field\n' +
        'Line Items 1 → Price: enter an amount, such as 1500.50\n' +
        'Email: enter one email address, such as ada@example.com',
    );
  });
});

describe('what a service refuses', () => {
  test('604 names the product', async () => {
    const error = await errorOf(
      create(shop, { ...order, items: [{ product: 'sales' }, { product: 'nope' }] }),
    );
    expect(error.first).toBe(
      'The order was not created: InfluencerSoft has no product with the code "nope". ' +
        "Check Product in the line items: it's the last part of the link to the order page.",
    );
    expect(error).toMatchObject({ name: 'AppError', code: 'influencersoft_604' });
  });

  test('an empty product in a filled row is not passed over', async () => {
    const items = [{ product: 'sales' }, {}, { product: '', name: 'Boots' }];
    const error = await errorOf(create(shop, { ...order, items }));
    expect(error.message).toBe('Line Items 3 → Product: fill in this field');
    expect(sandbox().visits).toEqual([]);
  });

  test('604 names every product if the shop does not say which', async () => {
    sandbox().influencersoft.service.nextAnswer = { code: 604, text: 'product not exist' };
    const error = await errorOf(create(shop, { ...order, items: [{ product: 'one' }, { product: 'two' }] }));
    expect(error.first).toContain('no product with the code "one" or "two".');
  });

  test.each([
    [{ country: 'USA' }, 'Fill in First Name, Last Name, City, Address.'],
    [
      { action: WITH_STATUS, first_name: 'Ada' },
      'Fill in Last Name, Shipping Address, Shipping City, Shipping Country Code.',
    ],
  ] satisfies [Input, string][])('605 names what is missing (%j)', async (given, advice) => {
    const error = await errorOf(create(shop, { ...order, ...given, items: [{ product: 'boots' }] }));
    expect(error.first).toBe(
      `The order was not created: this product ships by mail, and the delivery address is incomplete. ${advice}`,
    );
  });

  test('Aplaut: a number that is taken halts the Zap, and nothing is changed', async () => {
    await create(aplaut, { ...aplautOrder, order_number: 'TAKEN', payment_status: 'not-paid' });
    const error = await errorOf(
      create(aplaut, { ...aplautOrder, order_number: 'TAKEN', payment_status: 'paid' }),
    );
    expect(error).toMatchObject({ name: 'HaltedError' });
    expect(error.first).toBe(
      'Order TAKEN already exists in Aplaut, and nothing was changed. ' +
        'To change it, set If the Order Exists to Update the Existing Order, or use Update Order Status.',
    );
    expect(sandbox().aplaut.service.orders.get('TAKEN')?.details).toEqual({ payment_status: 'not-paid' });
  });

  test('Aplaut: a refused value is named by its label', async () => {
    const error = await errorOf(
      create(aplaut, { ...aplautOrder, order_number: 'BAD', email: 'ada@example' }),
    );
    expect(error.first).toBe(
      "Order BAD was not created: Aplaut doesn't accept Email (is invalid). Correct it and run the step again.",
    );
    expect(error.message).toContain('Aplaut responded with HTTP 422, request sandbox-request.');
  });

  test('reports a wrong key as a connection error', async () => {
    const error = await errorOf(create({ ...shop, api_key: 'another-key-12345' }, order));
    expect(error).toMatchObject({ name: 'ExpiredAuthError' });
    expect(await errorOf(testConnection({ ...shop, api_key: 'another-key-12345' }))).toMatchObject({
      name: 'ExpiredAuthError',
    });
  });
});
