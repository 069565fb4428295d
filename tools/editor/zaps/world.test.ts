import zapier from 'zapier-platform-core';
import type { RunnableStep } from '../../../editor/index.ts';
import { treeOf } from '../../../editor/index.ts';
import app from '../../../index.ts';
import { Aplaut } from '../../../sandbox/aplaut.ts';
import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../../../sandbox/services.ts';
import { Shop } from '../../../sandbox/shop.ts';
import { type App, appOf } from '../../../simulation/zapier/app.ts';
import { HOUR, MINUTE, VirtualClock } from '../../../simulation/zapier/clock.ts';
import { Counter } from './counter.ts';
import { World } from './world.ts';

/** Zaps of our app that run. */

let packaged: App;
beforeAll(async () => {
  packaged = await appOf([zapier.createAppHandler(app)]);
});

let clock: VirtualClock;
let world: World;
let shop: Shop;
let aplaut: Aplaut;
let counter: Counter;
beforeEach(() => {
  clock = new VirtualClock(new Date('2026-11-22T10:00:00Z'));
  const now = () => new Date();
  shop = new Shop('InfluencerSoft', ['influencersoft.com'], now);
  aplaut = new Aplaut(now);
  counter = new Counter([shop, aplaut], now);
  world = new World(
    clock,
    [shop, aplaut].map((service) => {
      const { baseUrlVariable, port } =
        service === shop ? SANDBOX_SERVICES.influencersoft : SANDBOX_SERVICES.aplaut;
      return { name: service.name, baseUrlVariable, port, handle: (arrival) => service.handle(arrival) };
    }),
  );
});
afterEach(() => clock.uninstall());

const KINDS = { triggers: 'Trigger', searches: 'Search', creates: 'Action' };

/** A step with texts in its fields; `items/0/product` is in a line item. */
function step(
  id: number,
  path: `${keyof typeof KINDS}.${string}`,
  account: 'influencersoft' | 'aplaut',
  texts: Readonly<Record<string, string>> = {},
): RunnableStep {
  const [kind = '', key = ''] = path.split('.');
  const keys = [...new Set(Object.keys(texts).map((name) => name.split('/')[0] ?? ''))];
  return {
    id,
    action: {
      id: path,
      paths: [path],
      kind: kind as keyof typeof KINDS,
      key,
      noun: 'Order',
      display: { label: key, description: '' },
      operation: { sample: {}, inputFieldGroups: [] },
    },
    account: {
      id: account,
      label: account,
      kind: { title: account, service: account, icon: '', sandbox: {}, asks: [] },
      authData: SANDBOX_ACCOUNTS[account],
      isSandbox: true,
    },
    inputFields: keys.map((name) =>
      name === 'items'
        ? { key: name, type: 'string', children: [{ key: 'product', type: 'string' }] }
        : { key: name, type: 'string' },
    ),
    outputFields: [],
    values: treeOf(Object.entries(texts), ''),
    mayFindNothing: false,
  };
}

const PAID = step(1, 'triggers.paid_order', 'influencersoft');
const TO_APLAUT = {
  'items/0/product': '{{1.items[].product}}',
  email: '{{1.email}}',
  order_number: '{{1.order_number}}',
};
const CREATE = step(2, 'creates.create_order', 'aplaut', TO_APLAUT);

/** A shop that takes its own order for granted needs no number of it. */
const CREATE_IN_SHOP = step(2, 'creates.create_order', 'influencersoft', {
  'items/0/product': 'sales',
  email: 'else@example.com',
});

/** Turns a Zap on, has an order paid in the shop, and lets the next poll come. */
async function feed(steps: readonly RunnableStep[], fault?: string): Promise<void> {
  expect(await world.turnOn('zap', packaged, steps)).toBeUndefined();
  counter.act('InfluencerSoft', 'make', undefined);
  counter.act('InfluencerSoft', 'pay', '258367');
  world.setFault(fault);
  await world.advanceToPollOf('zap');
}

const runs = () => world.history('zap')?.runs ?? [];
const statuses = () => runs().map(({ status }) => status);

/** The tries of a step of the newest run: why each was made, and what went over the wire. */
const tries = (index = 1) =>
  runs()[0]?.steps[index]?.tries.map(({ cause, error, exchanges }) =>
    [
      error ? `${cause} failed` : cause,
      ...exchanges.map(({ status, isLost }) => (isLost ? `${status ?? 'nothing'} lost` : status)),
    ].join(', '),
  );
const ordersOf = (email: string) =>
  [...shop.orders.values()].filter(({ fields }) => fields.bill_email === email).length;

test('a paid order is told once, and what was there before is not', async () => {
  await feed([PAID, CREATE]);
  await world.advance(HOUR);
  expect(statuses()).toEqual(['success']);
  expect([...aplaut.orders.keys()]).toEqual(['258367']);
  expect(runs()[0]?.steps[1]).toMatchObject({
    inputData: { order_number: '258367', email: 'ada@example.com', items: [{ product: 'sales' }] },
    result: [{ order_number: '258367', already_existed: false }],
  });
});

describe.each([
  {
    service: 'Aplaut',
    zap: [PAID, CREATE],
    count: () => aplaut.orders.size,
    endings: {
      cut: ['event failed, 201 lost, nothing lost', 'autoreplay, 422, 200'],
      slow: ['event failed, 201 lost', 'autoreplay, 422, 200'],
      busy: ['event failed, 503, 404', 'throttled, 201'],
    },
  },
  {
    service: 'InfluencerSoft',
    zap: [PAID, CREATE_IN_SHOP],
    count: () => ordersOf('else@example.com'),
    endings: {
      cut: ['event failed, 200 lost, nothing lost', 'autoreplay, 200, 200'],
      slow: ['event failed, 200 lost', 'autoreplay, 200, 200'],
      busy: ['event failed, 503, 200', 'throttled, 200, 200'],
      signature: ['event, 200, 200, 200'],
    },
  },
])('one order stays one order in $service', ({ zap, count, endings }) => {
  test.each(Object.entries(endings))('with the fault "%s"', async (fault, expected) => {
    await feed(zap, fault);
    expect(count()).toBe(1);
    await world.advance(6 * MINUTE);
    expect(tries()).toEqual(expected);
    expect(statuses()).toEqual(['success']);
    expect(count()).toBe(1);
    const [made] = runs()[0]?.steps[1]?.result ?? [];
    expect(made?.already_existed).toBe(fault === 'cut' || fault === 'slow');
  });
});

test('while an account is refused its runs are held, until it is reconnected', async () => {
  await feed([PAID, CREATE], 'key');
  expect(statuses()).toEqual(['held']);
  await world.advance(HOUR);
  expect(aplaut.orders.size).toBe(0);
  await world.reconnect('zap');
  expect(tries()).toEqual(['event failed, 401', 'reconnected, 201']);
  expect(statuses()).toEqual(['success']);
});

describe('three steps', () => {
  const find = (number: string, mayFindNothing: boolean): RunnableStep => ({
    ...step(2, 'searches.find_order', 'aplaut', { order_number: number }),
    mayFindNothing,
  });
  const NUMBER = { ...TO_APLAUT, order_number: '{{1.order_number}}-{{2.order_number}}' };
  const last = step(3, 'creates.create_order', 'aplaut', NUMBER);

  test('take values of each other', async () => {
    counter.act('Aplaut', 'make', undefined);
    await feed([PAID, find('A-1', false), last]);
    expect([...aplaut.orders.keys()]).toEqual(['A-1', '258367-A-1']);
  });

  test.each([
    [false, 'halted', []],
    [true, 'success', ['258367-']],
  ])('with a search that finds nothing, %s', async (mayFindNothing, status, made) => {
    await feed([PAID, find('none', mayFindNothing), last]);
    expect(statuses()).toEqual([status]);
    expect([...aplaut.orders.keys()]).toEqual(made);
  });

  test('are replayed from the one that failed on, with what it was given', async () => {
    const refused = step(3, 'creates.update_order_status', 'influencersoft', {
      order_number: '{{2.order_number}}0',
      status: 'cancel',
    });
    await feed([PAID, CREATE, refused]);
    expect(runs()[0]).toMatchObject({ status: 'scheduled' });
    // Its runs go on.
    world.turnOff('zap');
    await world.advance(11 * HOUR);
    expect(statuses()).toEqual(['errored']);
    expect(tries(1)).toEqual(['event, 201']);
    expect(tries(2)).toHaveLength(6);
    const order = shop.orders.get(258367);
    if (order) shop.orders.set(2583670, { ...order, number: 2583670 });
    await world.replay('zap', 0);
    expect(tries(2)?.at(-1)).toBe('by hand, 200');
    expect(statuses()).toEqual(['success']);
    expect(shop.orders.get(2583670)?.status).toBe('cancel');
  });
});

test('more than a hundred new orders at once are held, until a person lets them go', async () => {
  const newOrder = step(1, 'triggers.new_order', 'influencersoft');
  await world.turnOn('zap', packaged, [newOrder, find258361()]);
  for (let made = 0; made < 101; made += 1) counter.act('InfluencerSoft', 'make', undefined);
  await world.advanceToPollOf('zap');
  await world.advance(HOUR);
  expect(statuses().filter((status) => status === 'success')).toHaveLength(100);
  const held = runs().find(({ status }) => status === 'held');
  await world.replay('zap', held?.id ?? 0);
  expect(new Set(statuses())).toEqual(new Set(['success']));
});

const find258361 = () => step(2, 'searches.find_order', 'influencersoft', { order_number: '258361' });

test('a Zap that is off is not polled; turned on again, it keeps its history', async () => {
  await feed([PAID, CREATE]);
  world.turnOff('zap');
  counter.act('InfluencerSoft', 'pay', '258363');
  await world.advance(HOUR);
  expect(world.history('zap')).toMatchObject({ isOn: false, nextPoll: undefined });
  await world.turnOn('zap', packaged, [PAID, CREATE]);
  await world.advance(HOUR);
  expect(runs().map(({ steps }) => steps[0]?.result[0]?.order_number)).toEqual(['258367']);
  expect(world.history('zap')).toMatchObject({ isOn: true });
});

test('one whose key is wrong does not go on', async () => {
  const account = { ...PAID.account, authData: { ...PAID.account.authData, api_key: 'another-key' } };
  const error = await world.turnOn('zap', packaged, [{ ...PAID, account }, CREATE]);
  expect(error?.message).toContain("doesn't accept this API Key");
  expect(world.history('zap')).toMatchObject({ isOn: false });
});

test('an order with an earlier date is told by a poll that looks further back', async () => {
  expect(await world.turnOn('zap', packaged, [PAID, CREATE])).toBeUndefined();
  counter.act('InfluencerSoft', 'make', undefined);
  counter.act('InfluencerSoft', 'pay', '258367');
  for (let days = 0; days < 3; days += 1) counter.act('InfluencerSoft', 'backdate', '258367');
  await world.advanceToPollOf('zap');
  expect(runs()).toEqual([]);
  await world.advance(6 * HOUR);
  expect(statuses()).toEqual(['success']);
});
