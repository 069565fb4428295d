import { CONNECTIONS, errorOf, fieldsShown, run, type ServiceName, useSandbox } from '../support/app.ts';

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

const update = (authData: object, input: object) => run('update_order_status', { ...authData }, { ...input });

beforeEach(() => {
  sandbox().aplaut.service.orders.set('N1', {
    number: 'N1',
    details: { payment_status: 'not-paid', region: '74' },
  });
});

/** The same in every service, and there without a connection. */
const CORE = ['order_number', 'status', 'date', 'tracking_number', 'payment_status', 'fulfillment_status'];

test.each<[ServiceName, string[]]>([
  ['influencersoft', CORE],
  ['justclick_ru', CORE],
  ['aplaut', [...CORE, 'details', 'create_if_missing']],
])('the form of %s', async (service, expected) => {
  const fields = await fieldsShown('update_order_status', 'inputFields', CONNECTIONS[service]);
  expect(fields.map(({ key }) => key)).toEqual(expected);
  expect(fields[0]).toMatchObject({ required: true });
});

test("a shop's status is refused in Aplaut, and left over without a value it is not", async () => {
  const error = await errorOf(update(aplaut, { order_number: 'N1', status: 'paid', payment_status: 'paid' }));
  expect(error).toMatchObject({
    message: "Status: clear this field: Aplaut doesn't take it",
    code: 'invalid_input',
  });
  expect(sandbox().visits).toEqual([]);
  expect(await update(aplaut, { order_number: 'N1', status: ' ', payment_status: 'paid' })).toMatchObject({
    payment_status: 'paid',
  });
});

test('statuses have plain labels', async () => {
  const fields = await fieldsShown('update_order_status', 'inputFields', shop);
  expect(fields.find(({ key }) => key === 'status')?.choices).toEqual([
    { label: 'Sent by Mail', value: 'sent', sample: 'sent' },
    { label: 'Paid', value: 'paid', sample: 'paid' },
    { label: 'Returned by Customer', value: 'return', sample: 'return' },
    { label: 'Cancelled', value: 'cancel', sample: 'cancel' },
  ]);
});

describe('a shop, on the wire', () => {
  // The first hash is the one of the vendor's own sample (test/vectors/php.json), the others were printed by PHP, too.
  test.each([
    [
      'sent, with date and tracking number: the sample of the vendor',
      {
        order_number: 100000,
        status: 'sent',
        date: '2013-03-03T00:00:00+04:00',
        tracking_number: ' 10000000000000 ',
      },
      'bill_id=100000&status=sent&date=1362254400&rpo=10000000000000&hash=92cea5ba30b463b8c3b234e3d2945e65',
    ],
    [
      'paid, at a time',
      { order_number: '100000', status: 'paid', date: '2026-11-22T10:00:00Z' },
      'bill_id=100000&status=paid&date=1795341600&hash=544dcc0476439b1ee8818cc8fed56465',
    ],
    [
      'cancelled, without a date',
      { order_number: '100000', status: 'cancel', date: '' },
      'bill_id=100000&status=cancel&hash=e6f34e400659b7cbcc81554b735aa38a',
    ],
    [
      'returned',
      { order_number: '100000', status: 'return' },
      'bill_id=100000&status=return&hash=bbd30a63963fe366e67333492ba8b38e',
    ],
  ])('%s', async (_what, input, body) => {
    await update(shop, input);
    expect(sandbox().visits).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/api/UpdateOrderStatus',
        body,
        proof: 'signature holds',
        answer: 'code 0 order status changed',
      }),
    ]);
  });

  test.each(['sent', 'paid'])('%s without a date is now', async (status) => {
    jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00.500Z'), doNotFake: TIMERS });
    const result = await update(shop, { order_number: '100000', status, tracking_number: 'RR1' });
    jest.useRealTimers();
    expect(sandbox().visits[0]?.body).toContain(`&status=${status}&date=1795341600&rpo=RR1&`);
    expect(result).toEqual({
      id: '100000',
      order_number: '100000',
      service: 'influencersoft',
      status,
      date: '2026-11-22T10:00:00.500Z',
      tracking_number: 'RR1',
    });
  });
});

/** Everything but the clock. */
const TIMERS = [
  ...(['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ...(['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'] as const),
];

describe('Aplaut, on the wire', () => {
  const body = (details: string) => `{"data":{"type":"orders","attributes":{"details":{${details}}}}}`;

  test.each([
    [
      'payment_status, as in the sample of the vendor',
      { payment_status: 'paid' },
      body('"payment_status":"paid"'),
    ],
    ['fulfillment_status', { fulfillment_status: 'packed' }, body('"fulfillment_status":"packed"')],
    [
      'details',
      { details: { region: '77', '{{x}}': '{{{y}}}' } },
      body('"region":"77","{\\u007bx}}":"{\\u007b{y}}}"'),
    ],
  ])('%s', async (_what, input, expected) => {
    const result = await update(aplaut, { order_number: 'N1', ...input });
    expect(sandbox().visits.map(({ method, path, body: sent }) => [method, path, sent])).toEqual([
      ['GET', '/v4/orders/N1', ''],
      ['PUT', '/v4/orders/N1', expected],
    ]);
    expect(result).toEqual({ id: 'N1', order_number: 'N1', service: 'aplaut', created: false, ...input });
  });

  test('details are merged with those that are there', async () => {
    await update(aplaut, { order_number: 'N1', payment_status: 'paid' });
    expect(sandbox().aplaut.service.orders.get('N1')?.details).toEqual({
      payment_status: 'paid',
      region: '74',
    });
  });

  test('create_if_missing makes the order with one request', async () => {
    const input = { order_number: 'new one', payment_status: 'paid', create_if_missing: 'yes' };
    expect(await update(aplaut, input)).toMatchObject({ order_number: 'new one', created: true });
    expect(sandbox().visits.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /v4/orders/new%20one',
    ]);
  });

  test('create_if_missing set to no asks for the order first', async () => {
    await update(aplaut, { order_number: 'N1', payment_status: 'paid', create_if_missing: false });
    expect(sandbox().visits.map(({ method }) => method)).toEqual(['GET', 'PUT']);
  });

  test('an order that does not exist is not made from a typo', async () => {
    const error = await errorOf(update(aplaut, { order_number: 'typo', payment_status: 'paid' }));
    expect(error).toMatchObject({
      name: 'AppError',
      first:
        'Order typo was not updated: Aplaut has no such order. Check Order Number, or set Create If Missing to yes.',
    });
    expect(sandbox().aplaut.service.orders.has('typo')).toBe(false);
    expect(sandbox().visits).toHaveLength(1);
  });
});

describe('what the form refuses, before any request', () => {
  test.each([
    ['no number', shop, { status: 'paid' }, 'Order Number: fill in this field'],
    [
      'a number that is none',
      shop,
      { order_number: 'N-7', status: 'paid' },
      'Order Number: enter digits only',
    ],
    ['no status', shop, { order_number: '1' }, 'Status: choose a value'],
    [
      'another status',
      shop,
      { order_number: '1', status: 'lost' },
      'Status: choose one of Sent by Mail (sent), Paid (paid), Returned by Customer (return), Cancelled (cancel)',
    ],
    [
      'sent without tracking number',
      shop,
      { order_number: '1', status: 'sent' },
      'Tracking Number: fill in the tracking number: an order that was sent by mail needs one',
    ],
    [
      'nothing to change',
      aplaut,
      { order_number: 'N1', details: { a: '' } },
      'Payment Status: fill in Payment Status, Fulfillment Status or Details: nothing would change otherwise',
    ],
    [
      'a status among the details',
      aplaut,
      { order_number: 'N1', details: { payment_status: 'x' } },
      'Details: remove payment_status and use the field Payment Status instead',
    ],
    [
      'a full stop in the number',
      aplaut,
      { order_number: 'N.1', payment_status: 'paid' },
      "Order Number: Aplaut can't find an order whose number contains a full stop or a slash: change the order in Aplaut itself",
    ],
    [
      'a slash in the number',
      aplaut,
      { order_number: 'N/1', payment_status: 'paid' },
      "Order Number: Aplaut can't find an order whose number contains a full stop or a slash: change the order in Aplaut itself",
    ],
  ])('%s', async (_what, authData, input, sentence) => {
    expect(await errorOf(update(authData, input))).toMatchObject({ name: 'AppError', message: sentence });
    expect(sandbox().visits).toEqual([]);
  });
});

test('an order that the shop does not have', async () => {
  const error = await errorOf(update(shop, { order_number: '999', status: 'paid' }));
  expect(error.first).toBe(
    'Order 999 was not updated: InfluencerSoft has no order with this number. Check Order Number.',
  );
});

test.each<[ServiceName, object]>([
  ['influencersoft', { order_number: '100000', status: 'sent', tracking_number: 'RR1' }],
  ['aplaut', { order_number: 'N1', payment_status: 'paid', details: { a: 'b' } }],
])('%s returns what its output fields name', async (service, input) => {
  const result = await update(CONNECTIONS[service], input);
  const named = (await fieldsShown('update_order_status', 'outputFields', CONNECTIONS[service])).map(
    ({ key }) => key,
  );
  expect(named).toEqual(expect.arrayContaining(Object.keys(result)));
});
