import { NetworkError } from '../../src/http/errors.ts';
import { CONNECTIONS, errorOf, run, testConnection, useSandbox } from '../support/app.ts';
import { runQuery } from '../support/without-zapier.ts';
import { resetOrders } from './steps.ts';

const sandbox = useSandbox();
beforeEach(() => resetOrders(sandbox()));

const shop = CONNECTIONS.influencersoft;
const ORDER = { items: [{ product: 'sales' }], email: 'ada@example.com' };
const create = (input: object = {}) => run('create_order', shop, { ...ORDER, ...input });

/** Makes InfluencerSoft answer the next request with a code. */
function answer(code: number, result?: unknown) {
  sandbox().influencersoft.service.nextAnswer = { code, text: 'the text of the service', result };
}

test('an empty shop (700) proves a connection', async () => {
  answer(700);
  expect(await testConnection(shop)).toEqual({ label: 'InfluencerSoft: username' });
});

describe('a created order without a number', () => {
  const numbers = () => [...sandbox().influencersoft.service.orders.keys()].map(String);

  test.each([[], null, { number: 7 }, { bill_id: 'abc' }, { bill_id: '' }, { bill_id: 1.5 }])(
    '%j holds no number, so it is looked up',
    async (result) => {
      answer(0, result);
      expect(await create()).toMatchObject({ order_number: numbers().at(-1), already_existed: false });
    },
  );

  test('reports that the order already existed (601)', async () => {
    answer(601);
    expect(await create()).toMatchObject({ order_number: numbers().at(-1), already_existed: true });
  });
});

describe('a product that does not exist (604)', () => {
  test('is quoted as it was written', async () => {
    answer(604);
    const items = [{ product: "a$&b$'c{missing}{service}" }];
    const error = await errorOf(create({ items, email: '{service}@b.c' }));
    expect(error.first).toContain(`no product with the code "a$&b$'c{missing}{service}". Check`);
  });

  test('is named once if two line items have it', async () => {
    answer(604);
    const error = await errorOf(create({ items: [{ product: 'a' }, { product: 'a' }] }));
    expect(error.first).toContain('no product with the code "a". Check');
  });

  test('is the one that the shop names, but no other word of its answer', async () => {
    answer(604, [['zzz']]);
    const error = await errorOf(create({ items: [{ product: 'product' }, { product: 'zzz' }] }));
    expect(error.first).toContain('no product with the code "zzz". Check');
  });
});

test.each([
  { action: 'create_order', fields: 'First Name, Last Name, Country Name, City, Address' },
  {
    action: 'create_order_with_payment_status',
    fields: 'First Name, Last Name, Shipping Address, Shipping City, Shipping Country Code',
  },
] as const)(
  '605 for a complete form of $action names all that a delivery needs',
  async ({ action, fields }) => {
    answer(605);
    const filled = { first_name: 'a', last_name: 'b', country: 'c', city: 'd', address: 'e' };
    const shipping = { shipping_country: 'US', shipping_city: 'd', shipping_address: 'e' };
    const error = await errorOf(run(action, shop, { ...ORDER, ...filled, ...shipping }));
    expect(error.first).toContain(`the delivery address is incomplete. Fill in ${fields}.`);
  },
);

test('605 names only the fields that are empty', async () => {
  answer(605);
  const error = await errorOf(create({ first_name: 'Ada', city: 'London', address: '1 Main St.' }));
  expect(error.first).toContain('the delivery address is incomplete. Fill in Last Name, Country Name.');
});

test('a long text is cut off', async () => {
  sandbox().influencersoft.service.nextAnswer = { code: 3, text: 'x'.repeat(5000) };
  expect((await errorOf(create())).message).toMatch(/: x{200}…$/);
});

test('a redirect to another spelling on the same host is followed, with the body', async () => {
  sandbox().failNext('to_same_host_307');
  await create();
  const [first, ...others] = sandbox().visits;
  expect(others).toMatchObject([
    { body: first?.body, path: '/api/CreateOrder?again=', proof: 'signature holds' },
  ]);
});

test('a redirect is followed once', async () => {
  sandbox().failNext('to_same_host_307');
  sandbox().failNext('to_same_host_307');
  expect((await errorOf(create())).first).toContain('InfluencerSoft tried to redirect the request');
  expect(sandbox().visits.map(({ path }) => path)).toEqual([
    '/api/CreateOrder',
    '/api/CreateOrder?again=',
    // Whether it was created all the same.
    '/api/GetBills',
  ]);
});

describe('a shop that nobody can reach', () => {
  beforeEach(() => {
    jest.replaceProperty(process, 'env', {
      ...process.env,
      INFLUENCERSOFT_BASE_URL: 'http://127.0.0.1:9',
    });
  });

  test('has written nothing', async () => {
    expect((await errorOf(create())).message).toBe(
      "The order was not created: InfluencerSoft couldn't be reached. Try again in a few minutes.",
    );
  });
});

test.each([
  [shop, 'Check the Login of the connection, and try again in a few minutes.'],
  [CONNECTIONS.aplaut, 'Try again in a few minutes.'],
])('only a shop is at an address that somebody typed: %j', async (authData, advice) => {
  const send = () => Promise.reject(new NetworkError('not_found'));
  await expect(runQuery('find_order', authData, { order_number: '1' }, send)).rejects.toMatchObject({
    code: 'not_found',
    summary: expect.stringContaining("couldn't be found."),
    advice,
  });
});
