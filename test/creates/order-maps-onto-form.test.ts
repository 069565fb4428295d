import { ORDER } from '../../src/orders/order.ts';
import { CONNECTIONS, errorOf, fieldsShown, poll, run, search, useSandbox } from '../support/app.ts';
import { TIMERS } from '../support/clock.ts';

/**
 * An order that a trigger or search returns maps onto Create Order in every service and API: each of its values is sent as
 * what it means, or refused with a sentence, or the form has no field of this name.
 */

const sandbox = useSandbox();
const { influencersoft: shop, aplaut } = CONNECTIONS;

const CREATED_AT = '2026-11-22T10:00:00+03:00';
const CUSTOMER = { email: 'ada@example.com', phone: '+79287777777', created_at: CREATED_AT };

/** What becomes of a value: a part of the request, the message that refuses it, or no field to map it onto. */
type Fate = { sends: string } | { refuses: string } | 'no field';
type OrderKey = keyof typeof ORDER.shape;

interface Form {
  action: 'create_order' | 'create_order_with_payment_status';
  authData: typeof shop | typeof aplaut;
  /** The least that Create Order needs. */
  base: Record<string, unknown>;
  fates: Record<OrderKey, Fate>;
}

const SHOP_KEYS = {
  id: 'no field',
  service: 'no field',
  payment_status: 'no field',
  fulfillment_status: 'no field',
  updated_at: 'no field',
  full_name: 'no field',
  total: 'no field',
  payment_url: 'no field',
  details: 'no field',
} as const;

const FORMS: Record<string, Form> = {
  'Create Order in a shop': {
    action: 'create_order',
    authData: shop,
    base: { items: [{ product: 'sales' }], email: 'base@example.com' },
    fates: {
      ...SHOP_KEYS,
      // A shop chooses the number itself.
      order_number: { refuses: "Order Number: clear this field: InfluencerSoft doesn't take it" },
      status: 'no field',
      paid_at: 'no field',
      items: {
        sends:
          'goods%5B0%5D%5Bgood_name%5D=sales&goods%5B0%5D%5Bgood_sum%5D=1500.50&goods%5B1%5D%5Bgood_name%5D=invoice&goods%5B1%5D%5Bgood_sum%5D=900.00',
      },
      created_at: { sends: 'bill_created=1795330800' },
      email: { sends: 'bill_email=ada%40example.com' },
      first_name: { sends: 'bill_first_name=Ada' },
      last_name: { sends: 'bill_surname=Lovelace' },
      middle_name: { sends: 'bill_middle_name=Augusta' },
      phone: { sends: 'bill_phone=%2B79287777777' },
      country: { sends: 'bill_country=USA' },
      region: { sends: 'bill_region=New+York' },
      city: { sends: 'bill_city=New+York' },
      address: { sends: 'bill_address=11+Wall+St.' },
      postal_code: { sends: 'bill_postal_code=10005' },
      coupon: { sends: 'bill_kupon=spring10' },
      tag: { sends: 'bill_tag=AdWords' },
      comment: { sends: 'bill_comment=In+a+box' },
      utm_medium: { sends: 'utm%5Butm_medium%5D=cpc' },
      utm_source: { sends: 'utm%5Butm_source%5D=news' },
      utm_campaign: { sends: 'utm%5Butm_campaign%5D=spring' },
      utm_content: { sends: 'utm%5Butm_content%5D=banner' },
      utm_term: { sends: 'utm%5Butm_term%5D=boots' },
    },
  },
  'Create Order With Payment Status': {
    action: 'create_order_with_payment_status',
    authData: shop,
    base: { items: [{ product: 'sales' }], email: 'base@example.com' },
    fates: {
      ...SHOP_KEYS,
      order_number: 'no field',
      status: { sends: 'order_status=Paid' },
      paid_at: { sends: 'order_paid_at=2026-11-22+10%3A05%3A00' },
      items: { sends: 'product_names=sales%2Cinvoice&product_prices=1500.50%2C900.00' },
      created_at: { sends: 'order_created_at=2026-11-22+10%3A00%3A00' },
      email: { sends: 'customer_email=ada%40example.com' },
      first_name: { sends: 'customer_first_name=Ada' },
      last_name: { sends: 'customer_last_name=Lovelace' },
      middle_name: { sends: 'customer_middle_name=Augusta' },
      phone: { sends: 'customer_phone=%2B79287777777' },
      // It has two addresses, each with keys of its own.
      country: 'no field',
      region: 'no field',
      city: 'no field',
      address: 'no field',
      postal_code: 'no field',
      // An order has the code of a coupon, and this action takes its number.
      coupon: 'no field',
      tag: { sends: 'order_tag=AdWords' },
      comment: { sends: 'note=In+a+box' },
      utm_medium: { sends: 'utm_medium=cpc' },
      utm_source: { sends: 'utm_source=news' },
      utm_campaign: { sends: 'utm_campaign=spring' },
      utm_content: { sends: 'utm_content=banner' },
      utm_term: { sends: 'utm_term=boots' },
    },
  },
  'Create Order in Aplaut': {
    action: 'create_order',
    authData: aplaut,
    base: { order_number: 'N1', if_exists: 'update', items: [{ product: '45' }], email: 'base@example.com' },
    fates: {
      id: 'no field',
      order_number: { sends: '"number":"258367"' },
      service: 'no field',
      status: 'no field',
      payment_status: { sends: '"payment_status":"paid"' },
      fulfillment_status: { sends: '"fulfillment_status":"packed"' },
      created_at: { sends: '"created_at":"2026-11-22T07:00:00Z"' },
      paid_at: 'no field',
      updated_at: 'no field',
      email: { sends: '"consumer_email":"ada@example.com"' },
      first_name: 'no field',
      last_name: 'no field',
      middle_name: 'no field',
      full_name: { sends: '"consumer_name":"Ada Augusta Lovelace"' },
      phone: { sends: '"consumer_phone":"+79287777777"' },
      country: 'no field',
      region: 'no field',
      city: 'no field',
      address: 'no field',
      postal_code: 'no field',
      total: 'no field',
      items: {
        sends:
          '"order_lines":[{"product_id":"sales","name":"Course: first sales","price":1500.5},{"product_id":"invoice","name":"Invoice template","price":900}]',
      },
      coupon: 'no field',
      tag: 'no field',
      comment: 'no field',
      utm_medium: 'no field',
      utm_source: 'no field',
      utm_campaign: 'no field',
      utm_content: 'no field',
      utm_term: 'no field',
      payment_url: 'no field',
      details: { sends: '"region":"74"' },
    },
  },
};

/** Orders of both kinds of services as New Order returns them, with every value that an order can have. */
let shopOrder: Record<string, unknown>;
let aplautOrder: Record<string, unknown>;

beforeAll(async () => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: TIMERS });
  const { order_number } = await run('create_order', shop, {
    ...CUSTOMER,
    items: [{ product: 'sales', price: '1500.50' }, { product: 'invoice' }],
    first_name: 'Ada',
    middle_name: 'Augusta',
    last_name: 'Lovelace',
    country: 'USA',
    region: 'New York',
    city: 'New York',
    address: '11 Wall St.',
    postal_code: '10005',
    coupon: 'spring10',
    tag: 'AdWords',
    comment: 'In a box',
    utm_medium: 'cpc',
    utm_source: 'news',
    utm_campaign: 'spring',
    utm_content: 'banner',
    utm_term: 'boots',
  });
  Object.assign(sandbox().influencersoft.service.orders.get(Number(order_number)) ?? {}, {
    status: 'paid',
    paid: 1_795_331_100,
  });
  await run('create_order', aplaut, {
    ...CUSTOMER,
    order_number: 'A-100',
    items: [{ product: '45', name: 'Boots', price: '6800' }],
    full_name: 'Ada Lovelace',
    payment_status: 'paid',
    fulfillment_status: 'packed',
    details: { region: '74' },
  });
  const isOf = (number: unknown) => (order: object) =>
    'order_number' in order && order.order_number === number;
  shopOrder = (await poll('new_order', shop)).find(isOf(order_number)) ?? {};
  aplautOrder = (await poll('new_order', aplaut)).find(isOf('A-100')) ?? {};
});
afterAll(() => {
  jest.useRealTimers();
});

const CELLS = Object.entries(FORMS).flatMap(([form, { fates, ...rest }]) =>
  (Object.entries(fates) as [OrderKey, Fate][]).map(([key, fate]) => ({ form, key, fate, ...rest })),
);
const sent = CELLS.flatMap(({ fate, ...cell }) =>
  typeof fate === 'object' && 'sends' in fate ? [{ ...cell, ...fate }] : [],
);
const refused = CELLS.flatMap(({ fate, ...cell }) =>
  typeof fate === 'object' && 'refuses' in fate ? [{ ...cell, ...fate }] : [],
);

/** The value of an order from a shop, or from Aplaut if no shop has it. */
const mapped = (key: OrderKey) => shopOrder[key] ?? aplautOrder[key];

test('the orders from the triggers have every value that an order can have', () => {
  const keys = Object.keys(ORDER.shape);
  const onlyInAplaut = ['fulfillment_status', 'updated_at', 'details'];
  expect(Object.keys(shopOrder).sort()).toEqual(keys.filter((key) => !onlyInAplaut.includes(key)).sort());
  expect(Object.keys(aplautOrder).sort()).toEqual(
    [
      ...['id', 'order_number', 'service', 'payment_status', 'created_at', 'email', 'full_name', 'phone'],
      ...['total', 'items', ...onlyInAplaut],
    ].sort(),
  );
});

test.each(sent)('$form sends $key as $sends', async ({ action, authData, base, key, sends }) => {
  await run(action, authData, { ...base, [key]: mapped(key) });
  expect(sandbox().visits[0]?.body).toContain(sends);
});

test.each(refused)('$form refuses $key: $refuses', async ({ action, authData, base, key, refuses }) => {
  const error = await errorOf(run(action, authData, { ...base, [key]: mapped(key) }));
  expect(error.message).toBe(refuses);
  expect(sandbox().visits).toEqual([]);
});

test.each(Object.entries(FORMS))(
  '%s has no field for the other values',
  async (_form, { action, authData, fates }) => {
    const fields = await fieldsShown(action, 'inputFields', authData);
    const mappable = fields.map(({ key }) => key).filter((key) => key in ORDER.shape);
    const tested = Object.entries(fates).flatMap(([key, fate]) => (fate === 'no field' ? [] : [key]));
    expect(mappable.sort()).toEqual(tested.sort());
  },
);

test.each(Object.entries(FORMS))(
  '%s takes all of these values at once',
  async (form, { action, authData, base }) => {
    const cells = sent.filter((cell) => cell.form === form);
    const values = cells.map(({ key }) => [key, mapped(key)]);
    await run(action, authData, { ...base, ...Object.fromEntries(values) });
    const unsent = cells.filter(({ sends }) => !sandbox().visits[0]?.body.includes(sends));
    expect(unsent).toEqual([]);
  },
);

// Services write the same moment in different ways.
test.each(sent.filter(({ form, key }) => form !== 'Create Order in Aplaut' && key in CUSTOMER))(
  '$form sends $key of an order from Aplaut as $sends',
  async ({ action, authData, base, key, sends }) => {
    await run(action, authData, { ...base, [key]: aplautOrder[key] });
    expect(sandbox().visits[0]?.body).toContain(sends);
  },
);

test('the number of an order maps onto Order Number of Aplaut', async () => {
  const { base } = FORMS['Create Order in Aplaut'] ?? {};
  const created = await run('create_order', aplaut, { ...base, order_number: shopOrder.order_number });
  expect(created.order_number).toBe('258367');
  const [found] = await search('find_order', aplaut, { order_number: '258367' });
  expect(found).toMatchObject({ order_number: '258367', items: [{ product: '45' }] });
});

// A shop sends by mail only what is paid for.
test.each([
  { status: 'waiting', sends: 'order_status=Expected' },
  { status: 'paid', sends: 'order_status=Paid' },
  { status: 'sent', sends: 'order_status=Paid' },
  { status: 'cancel', sends: 'order_status=Cancel' },
  { status: 'return', sends: 'order_status=MoneyBack' },
  { status: ' PAID ', sends: 'order_status=Paid' },
  { status: 'refunded', sends: 'order_status=MoneyBack' },
  { status: 'money returned', sends: 'order_status=MoneyBack' },
])('Create Order With Payment Status sends the status "$status" as $sends', async ({ status, sends }) => {
  const { base } = FORMS['Create Order With Payment Status'] ?? {};
  await run('create_order_with_payment_status', shop, { ...base, tag: status, status });
  expect(sandbox().visits[0]?.body).toContain(`&${sends}&`);
});

test('Create Order With Payment Status lists its own statuses for any other', async () => {
  const { base } = FORMS['Create Order With Payment Status'] ?? {};
  expect(
    (await errorOf(run('create_order_with_payment_status', shop, { ...base, status: 'lost' }))).message,
  ).toBe(
    'Status: choose one of Waiting for Payment (waiting), Paid (paid), Cancelled (cancel), Money Returned (refunded)',
  );
});
