import { Shop } from '../../sandbox/shop.ts';
import { stepWith } from '../../simulation/step.ts';
import { CONNECTIONS } from '../support/app.ts';
import { useClock, worldOf } from './world.ts';

/** One wanted order is one order in a shop, whatever becomes of a run. */

const clock = useClock();

let shop: Shop;
let world: ReturnType<typeof worldOf>;
beforeEach(() => {
  shop = new Shop('InfluencerSoft', ['influencersoft.com'], () => new Date(Date.now() + shopClock));
  shop.orders.clear();
  world = worldOf('influencersoft', shop);
});

/** By how much the shop's clock is off, in milliseconds. */
let shopClock = 0;
afterEach(() => {
  shopClock = 0;
});

const EMAIL = 'ada@example.com';
const WITH_STATUS = 'create_order_with_payment_status';
type Way = { action?: typeof WITH_STATUS; [field: string]: unknown };
const WAYS = {
  'Create Order': { email: EMAIL, items: [{ product: 'sales', price: '1500.50' }] },
  'Create Order With Payment Status': {
    action: WITH_STATUS,
    email: EMAIL,
    items: [{ product: 'sales', price: '1500.50' }],
  },
  'Create Order With Payment Status, without an e-mail': {
    action: WITH_STATUS,
    items: [{ product: 'sales', price: '1500.50' }],
  },
} satisfies Record<string, Way>;
const create = ({ action, ...input }: Way, options: Parameters<typeof world.run>[2] = {}) =>
  world.run(action ?? 'create_order', input, options);
const numbers = () => [...shop.orders.keys()].map(String);
const isCreate = (method: string) => method.toLowerCase() === 'createorder';
const creates = () => world.requests.filter(isCreate).length;

const UNCLEAR = { category: 'outcome_unknown', code: 'cut' };

describe.each(Object.entries(WAYS))('with %s', (_way, order) => {
  test('an order whose answer is lost is found at once', async () => {
    const created = await create(order, { fates: ['lost after', 'arrives'] });
    expect(created).toMatchObject({ order_number: numbers()[0], already_existed: false });
    expect(creates()).toBe(1);
  });

  test('an order whose answer is lost at the end of a step is found by the next run', async () => {
    expect(await create(order, { fates: ['lost after'], secondsLeft: 0 })).toMatchObject(UNCLEAR);
    expect(world.requests).toHaveLength(1);
    clock.pass(5);
    const replayed = await create(order);
    expect(replayed).toMatchObject({ order_number: numbers()[0], already_existed: true });
    expect(creates()).toBe(0);
    expect(numbers()).toHaveLength(1);
  });

  test('an order that never arrived is created by the next run, and only once', async () => {
    expect(await create(order, { fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
    clock.pass(5);
    expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: false });
    expect(numbers()).toHaveLength(1);
  });

  test.each([
    ['is created once through all replays of a lost answer', 'lost after'],
    ['is created once through all replays of a lost request', 'lost before'],
  ] as const)('%s', async (_what, fate) => {
    const hear = async () => create(order, { fates: [fate], secondsLeft: 0 });
    expect(await hear()).toMatchObject(UNCLEAR);
    for (const minutes of [5, 30, 60, 180]) {
      clock.pass(minutes);
      const replayed = await create(order, { fates: ['arrives', fate], secondsLeft: 0 });
      if ('order_number' in replayed) break;
    }
    clock.pass(360);
    if (numbers().length === 0) await create(order);
    expect(numbers()).toHaveLength(1);
  });

  test('a run that dies is not doubled by the one that Zapier starts after it', async () => {
    void create(order, { fates: ['run dies'] });
    await settled();
    expect(numbers()).toHaveLength(1);
    expect(await create(order)).toMatchObject({ category: 'busy', code: 'under_way' });
    clock.pass(0.5);
    expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: true });
    expect(numbers()).toHaveLength(1);
  });

  test.each([-10, 10])('the clock of the shop may be off by %i minutes', async (minutes) => {
    shopClock = minutes * 60_000;
    await create(order, { fates: ['lost after'], secondsLeft: 0 });
    clock.pass(5);
    expect(await create(order)).toMatchObject({ already_existed: true });
    expect(numbers()).toHaveLength(1);
  });

  test('a look that fails sends nothing, and says why', async () => {
    await create(order, { fates: ['lost after'], secondsLeft: 0 });
    clock.pass(5);
    expect(await create(order, { fates: ['lost before'] })).toMatchObject({
      category: 'unreachable',
      summary:
        'An earlier run may already have created the order, so this run did not create it: the connection to InfluencerSoft was lost before its response was complete.',
    });
    expect(creates()).toBe(0);
    clock.pass(30);
    expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: true });
  });

  test('a refusal leaves nothing to look for', async () => {
    const refused = { ...order, items: [{ product: 'none' }] };
    expect(await create(refused)).toMatchObject({ category: 'rejected' });
    expect(await create(refused)).toMatchObject({ category: 'rejected' });
    expect(world.requests.filter((method) => !isCreate(method))).toEqual([]);
    expect(marks()).toEqual([]);
  });

  test('an order that is wanted by two runs at the same moment is created for both', async () => {
    const [first, second] = await Promise.all([create(order), create(order)]);
    expect([first, second].map(({ code }) => code).filter(Boolean)).toEqual(['under_way']);
    clock.pass(0.2);
    const again = await create(order);
    // The shop itself takes the same CreateOrder for the same order.
    if ('action' in order) expect(numbers()).toHaveLength(2);
    else expect(again).toMatchObject({ already_existed: true });
  });

  test('without a cache all is as if there were none', async () => {
    const cache = stepWith(async () => ({ status: 200, header: () => undefined, text: '' })).cache;
    expect(await create(order, { cache })).toMatchObject({ order_number: numbers()[0] });
    shop.orders.clear();
    clock.pass(60);
    expect(await create(order, { cache, fates: ['lost after', 'arrives'] })).toMatchObject({
      order_number: numbers()[0],
      already_existed: false,
    });
    shop.orders.clear();
    clock.pass(60);
    const unclear = await create(order, { cache, fates: ['lost before', 'arrives'] });
    expect(unclear.summary).toContain('before you replay this step, or you may create a duplicate.');
  });
});

// Not Create Order, because a shop takes the same request of that for the same order.
describe.each([
  WAYS['Create Order With Payment Status'],
  WAYS['Create Order With Payment Status, without an e-mail'],
])('the same order once more: %j', (order) => {
  test('a second order is not taken for the first, which is a minute older', async () => {
    const first = await create(order);
    clock.pass(1);
    expect(await create(order, { fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
    clock.pass(5);
    const second = await create(order);
    expect(numbers()).toEqual([first.order_number, second.order_number]);
  });

  test('nor is it without a cache', async () => {
    const cache = stepWith(async () => ({ status: 200, header: () => undefined, text: '' })).cache;
    await create(order, { cache });
    clock.pass(1);
    expect(await create(order, { cache, fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
  });

  test('of two runs that failed, each gets one order, however they are replayed', async () => {
    await create(order, { fates: ['lost after'], secondsLeft: 0 });
    clock.pass(1);
    // The second run finds the order of the first, whose replay finds it taken and creates another.
    const second = await create(order);
    expect(second).toMatchObject({ already_existed: true });
    clock.pass(4);
    const replayed = await create(order);
    expect(replayed).toMatchObject({ already_existed: false });
    expect(numbers()).toEqual([second.order_number, replayed.order_number]);
  });

  test('of two replays at the same moment, one gets the order and the other creates one', async () => {
    await create(order, { fates: ['lost after'], secondsLeft: 0 });
    clock.pass(5);
    const both = await Promise.all([create(order), create(order)]);
    while (numbers().length < 2) {
      clock.pass(0.2);
      both.push(await create(order));
    }
    const got = both.flatMap(({ order_number }) => order_number ?? []);
    expect(new Set(got)).toEqual(new Set(numbers()));
    expect(got).toHaveLength(2);
  });

  test('of two replays that find nothing, one waits', async () => {
    await create(order, { fates: ['lost before'], secondsLeft: 0 });
    clock.pass(5);
    const both = await Promise.all([create(order), create(order)]);
    expect(both.map(({ code }) => code).filter(Boolean)).toEqual(['under_way']);
    expect(numbers()).toHaveLength(1);
  });
});

test.each([
  ['customer', { email: 'jane@example.com' }, {}],
  ['product', { items: [{ product: 'invoice' }] }, {}],
  ['price', { items: [{ product: 'sales', price: '1500.51' }] }, {}],
  ['number of items', { items: [{ product: 'sales' }, { product: 'sales' }] }, {}],
  ['quantity', { items: [{ product: 'sales', price: '1500.50', quantity: '2' }] }, {}],
  ['tag', { tag: 'other' }, { tag: 'mine' }],
])('an order with another %s is not taken', async (_what, other, mine) => {
  const order = { ...WAYS['Create Order'], ...mine };
  await create(order, { fates: ['lost before'], secondsLeft: 0 });
  // Made by hand, so no run has it.
  await worldOf('influencersoft', shop).run('create_order', { ...order, ...other });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ already_existed: false });
  expect(numbers()).toHaveLength(2);
});

test('an order of before the attempt is not taken', async () => {
  const order = WAYS['Create Order With Payment Status'];
  await worldOf('influencersoft', shop).run('create_order', order);
  clock.pass(16);
  await create(order, { fates: ['lost before'], secondsLeft: 0 });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ already_existed: false });
});

test.each([
  ['the price of the product', { items: [{ product: 'sales' }] }],
  ['an earlier date', { created_at: '2026-11-01T10:00:00+03:00' }],
  ['a coupon, which changes the price', { coupon: 'skidka50' }],
  ['a coupon by its number', { coupon_number: '17' }],
])('an order with %s is found', async (_what, more) => {
  const way = 'coupon_number' in more ? 'Create Order With Payment Status' : 'Create Order';
  const order = { ...WAYS[way], ...more };
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  const [made] = shop.orders.values();
  if (made && ('coupon' in more || 'coupon_number' in more))
    made.items = made.items.map((item) => ({ ...item, price: '750.25' }));
  clock.pass(5);
  expect(await create(order)).toMatchObject({ already_existed: true });
});

test('a run does not take the order of another one that never heard its number', async () => {
  const order = WAYS['Create Order With Payment Status'];
  expect(await create(order, { fates: ['arrives', 'lost before'] })).toMatchObject({ order_number: '' });
  clock.pass(6);
  await create(order, { fates: ['lost before'], secondsLeft: 0 });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ order_number: numbers()[1], already_existed: false });
  clock.pass(1);
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ order_number: numbers()[2], already_existed: true });
  expect(numbers()).toHaveLength(3);
});

test('of two like orders the older one is that of the run that never heard its number', async () => {
  const order = WAYS['Create Order With Payment Status'];
  shopClock = -10 * 60_000;
  await create(order, { fates: ['arrives', 'lost before'] });
  clock.pass(20);
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ order_number: numbers()[1], already_existed: true });
  expect(numbers()).toHaveLength(2);
});

test.each([30, 1])(
  'an order is found below twelve that its customer made since, one every %d minutes',
  async (minutes) => {
    const order = WAYS['Create Order With Payment Status'];
    await create(order, { fates: ['lost after'], secondsLeft: 0 });
    for (let more = 0; more < 12; more += 1) {
      clock.pass(minutes);
      await create({ ...order, tag: `later ${more}` });
    }
    expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: true });
    expect(numbers()).toHaveLength(13);
  },
);

test('an order that only has a price for one of two like items is found', async () => {
  const items = [{ product: 'sales' }, { product: 'sales', price: '3900' }];
  const order = { ...WAYS['Create Order'], items };
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  const [made] = shop.orders.values();
  if (made) made.items = made.items.map((item, index) => ({ ...item, price: index === 0 ? '3900' : '1' }));
  clock.pass(5);
  expect(await create(order)).toMatchObject({ already_existed: true });
});

test('an order of several pieces is found, however they are written', async () => {
  const price = '1500.50';
  const pieces = (...items: object[]) => ({ ...WAYS['Create Order'], items });
  await create(pieces({ product: 'sales', price, quantity: '3' }, { product: 'invoice' }), {
    fates: ['lost after'],
    secondsLeft: 0,
  });
  clock.pass(5);
  const sales = { product: 'sales', price };
  const replayed = await create(
    pieces(sales, { ...sales, quantity: 2 }, { product: 'invoice', quantity: '1' }),
  );
  expect(replayed).toMatchObject({ order_number: numbers()[0], already_existed: true });
  expect(creates()).toBe(0);
});

describe('a response that says success without a number', () => {
  const create = (order: object, options = {}) =>
    worldOf('influencersoft', withoutResults(shop)).run('create_order', { ...order }, options);

  test('has its number looked up', async () => {
    const created = await create(WAYS['Create Order']);
    expect(created).toMatchObject({ order_number: numbers()[0], already_existed: false });
    expect(created).not.toHaveProperty('note');
  });

  test.each([
    ['if the shop does not answer', { fates: ['arrives', 'lost before'] }],
    ['if there is no time left to ask', { secondsLeft: 0 }],
  ])('is a success without a number %s', async (_when, options) => {
    expect(await create(WAYS['Create Order'], options)).toMatchObject({
      id: '',
      order_number: '',
      already_existed: false,
      note: "InfluencerSoft didn't return the order number.",
    });
  });

  test('is looked up among orders of any time if the order existed already', async () => {
    await create(WAYS['Create Order']);
    clock.pass(60 * 24 * 3);
    const created = await create(WAYS['Create Order']);
    expect(created).toMatchObject({ order_number: numbers()[0], already_existed: true });
    expect(numbers()).toHaveLength(1);
  });
});

test('a run whose mark was kept out by another run, which has ended since, leaves its own', async () => {
  const { cache } = world;
  let isKeptOut = true;
  const racing = {
    ...cache,
    setIfAbsent: async (...[key, value, seconds]: Parameters<typeof cache.setIfAbsent>) => {
      if (!isKeptOut) await cache.setIfAbsent(key, value, seconds);
      isKeptOut = false;
    },
  };
  const order = WAYS['Create Order'];
  expect(await create(order, { fates: ['lost after'], secondsLeft: 0, cache: racing })).toMatchObject(
    UNCLEAR,
  );
  clock.pass(5);
  expect(await create(order)).toMatchObject({ already_existed: true });
  expect(creates()).toBe(0);
});

test('a machine that was frozen does not take the mark of another run away', async () => {
  const refused = { ...WAYS['Create Order With Payment Status'], items: [{ product: 'none' }] };
  let thaw = () => {};
  const late = create(refused, {
    isThawed: new Promise((resolve) => {
      thaw = resolve;
    }),
  });
  await settled();
  clock.pass(5);
  void create(refused, { fates: ['arrives', 'run dies'] });
  await settled();
  thaw();
  expect(await late).toMatchObject({ category: 'rejected' });
  expect(marks()).toHaveLength(1);
});

test('an order that a run had found before it died is free for its replay', async () => {
  const order = WAYS['Create Order With Payment Status'];
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(5);
  // It finds the order, takes it, and dies before it can keep it.
  const { cache } = world;
  void create(order, {
    cache: { ...cache, delete: () => new Promise(() => {}), set: () => new Promise(() => {}) },
  });
  await settled();
  // Zapier may run it again at once, when nobody knows yet whether the first is dead.
  expect(await create(order)).toMatchObject({ category: 'busy', code: 'under_way' });
  clock.pass(5);
  expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: true });
  expect(numbers()).toHaveLength(1);
});

test('a machine that was frozen takes no order that Zapier has started another run for', async () => {
  const order = WAYS['Create Order With Payment Status'];
  await create(order, { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(5);
  let thaw = () => {};
  const late = create(order, {
    isThawed: new Promise((resolve) => {
      thaw = resolve;
    }),
  });
  await settled();
  clock.pass(5);
  thaw();
  await late;
  expect(await create(order)).toMatchObject({ order_number: numbers()[0], already_existed: true });
  expect(numbers()).toHaveLength(1);
});

test('what is left in the cache names nobody and holds no key', async () => {
  await create(WAYS['Create Order'], { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(5);
  await create(WAYS['Create Order']);
  const kept = JSON.stringify([...world.cache.entries]);
  expect(kept).not.toMatch(/ada|example|sales|1500/);
  expect(kept).not.toContain(CONNECTIONS.influencersoft.api_key);
});

test('a mark is kept for longer than Zapier replays a step', async () => {
  await create(WAYS['Create Order With Payment Status'], { fates: ['lost after'], secondsLeft: 0 });
  clock.pass(10 * 60 + 40);
  expect(await create(WAYS['Create Order With Payment Status'])).toMatchObject({ already_existed: true });
});

test('an unclear outcome asks for a replay', async () => {
  const unclear = create(WAYS['Create Order'], { fates: ['lost before'], secondsLeft: 0 });
  expect((await unclear).summary).toBe(
    "The order may or may not have been created: the connection to InfluencerSoft was lost before its response was complete. Replay this step within half a day: it looks for the order first, and creates it only if it isn't there.",
  );
});

const marks = () => [...world.cache.entries.keys()].filter((key) => key.startsWith('attempt:'));

/** Lets everything happen that needs no time. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A shop that creates orders and does not say their numbers. */
const withoutResults = (whole: Shop): Pick<Shop, 'handle'> => ({
  handle(arrival) {
    const outcome = whole.handle(arrival);
    if (!isCreate(arrival.path.slice(5))) return outcome;
    const { result: _result, ...answer } = JSON.parse(outcome.reply.body.toString());
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(answer) } };
  },
});
