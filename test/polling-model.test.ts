import fc from 'fast-check';
import type { Bundle, ZObject } from 'zapier-platform-core';
import app from '../index.ts';
import { Aplaut } from '../sandbox/aplaut.ts';
import { moscowMidnight } from '../sandbox/moscow.ts';
import { Shop } from '../sandbox/shop.ts';
import { CONNECTIONS, complete } from './support/app.ts';
import { TIMERS } from './support/clock.ts';

/**
 * What the triggers promise, played through at random: a clock, a shop, and one Zap for each trigger. Zapier remembers the ids
 * of a Zap's first poll, and starts the Zap once for any other.
 *
 * 1. Nothing triggers twice.
 * 2. Nothing triggers that had happened before the Zap was turned on, or did not happen.
 * 3. Whatever happened triggers within five hours of regular polls, if it is still the case and within the limits that the
 *    forms state.
 */

const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed', 'cancelled_order'] as const;
type TriggerKey = (typeof TRIGGERS)[number];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const { triggers } = complete(app);

/** How the forms state how far back polls look, and how many orders Aplaut's triggers watch. */
const DAYS_BACK = 26;
const WATCHED_ORDERS = 500;

type Handler = Pick<Shop, 'handle'> | Pick<Aplaut, 'handle'>;

/** One kind of service, as the model drives it. */
interface World {
  service: Handler;
  connection: Record<string, string>;
  /** The numbers of all orders, in the order in which they were made. */
  numbers(): readonly string[];
  /** @param age how long before now the order is dated, in milliseconds */
  make(age: number): void;
  pay(number: string, age: number): void;
  cancel(number: string): void;
  /** Changes something that is not a status. */
  touch(number: string): void;
  remove(number: string): void;
  /** The ids under which an order would be told: as things are, or if the first poll counts them. */
  ids(number: string, trigger: TriggerKey, atFirst: boolean): readonly string[];
  /** Whether what these ids say is within the limits that the form of the trigger states. */
  isWithinLimits(number: string, trigger: TriggerKey): boolean;
}

const now = () => Date.now();
const clock = () => new Date();

function shopWorld(): World {
  const service = new Shop('InfluencerSoft', ['influencersoft.com'], clock);
  const { orders } = service;
  orders.clear();
  let made = 0;
  const order = (number: string) => {
    const found = orders.get(Number(number));
    if (found === undefined) throw new Error(`There is no order ${number}.`);
    return found;
  };
  /** Days before today on the calendar of Moscow. */
  const daysAgo = (time: number) =>
    Math.round((moscowMidnight(now() / SECOND) - moscowMidnight(time)) / (DAY / SECOND));
  return {
    service,
    connection: CONNECTIONS.influencersoft,
    numbers: () => [...orders.keys()].map(String),
    make(age) {
      made += 1;
      const created = Math.floor((now() - age) / SECOND);
      orders.set(made, { number: made, status: 'waiting', created, fields: {}, items: [] });
    },
    pay: (number, age) =>
      Object.assign(order(number), { status: 'paid', paid: Math.floor((now() - age) / SECOND) }),
    cancel: (number) => Object.assign(order(number), { status: 'cancel' }),
    touch: (number) => Object.assign(order(number).fields, { rpo: String(now()) }),
    remove: (number) => orders.delete(Number(number)),
    ids(number, trigger) {
      const { status } = order(number);
      if (trigger === 'new_order') return [number];
      if (trigger === 'order_status_changed') return status === 'waiting' ? [] : [`${number}:${status}`];
      return status === (trigger === 'paid_order' ? 'paid' : 'cancel') ? [number] : [];
    },
    isWithinLimits(number, trigger) {
      const { created, paid, status } = order(number);
      const hasPayment =
        trigger === 'paid_order' || (trigger === 'order_status_changed' && status === 'paid');
      return daysAgo(created) <= DAYS_BACK || (hasPayment && daysAgo(paid ?? 0) <= DAYS_BACK);
    },
  };
}

function aplautWorld(before: number, vanishing: boolean): World {
  const service = new Aplaut(clock);
  const { orders } = service;
  const iso = (time: number) => new Date(time).toISOString();
  for (let number = before; number >= 1; number -= 1) {
    // Each half hour several, some of them at the same time.
    const created_at = iso(now() - Math.ceil(number / 3) * 30 * MINUTE);
    const details = { payment_status: number % 2 ? 'paid' : 'not-paid' };
    orders.set(`OLD${number}`, { number: `OLD${number}`, created_at, updated_at: created_at, details });
  }
  let made = 0;
  const attributes = (number: string): Partial<Record<string, unknown>> => ({ ...orders.get(number) });
  const change = (number: string, details: Record<string, string>) => {
    const order = orders.get(number);
    if (order === undefined) throw new Error(`There is no order ${number}.`);
    Object.assign(order, { details: { ...Object(order.details), ...details }, updated_at: iso(now()) });
  };
  const handle: Aplaut['handle'] = (arrival) => {
    const outcome = service.handle(arrival);
    // Between two pages of a list the newest of the old orders is gone.
    const old = vanishing && [...orders.keys()].findLast((number) => number.startsWith('OLD'));
    if (old && arrival.query.get('sort') === 'created_at:desc' && orders.size > 700) orders.delete(old);
    return outcome;
  };
  return {
    service: { handle },
    connection: CONNECTIONS.aplaut,
    numbers: () => [...orders.keys()],
    make(age) {
      made += 1;
      const details = { payment_status: 'not-paid' };
      const number = `N${made}`;
      orders.set(number, { number, created_at: iso(now() - age), updated_at: iso(now()), details });
    },
    pay: (number) => change(number, { payment_status: 'paid' }),
    cancel: (number) => change(number, { fulfillment_status: 'cancelled' }),
    touch: (number) => change(number, { note: String(now()) }),
    remove: (number) => orders.delete(number),
    ids(number, trigger, atFirst) {
      const { created_at, updated_at, details } = attributes(number);
      const { payment_status = '', fulfillment_status = '' } = Object(details);
      if (trigger === 'new_order') return [number];
      if (trigger === 'paid_order') return payment_status === 'paid' ? [number] : [];
      if (trigger === 'cancelled_order') return fulfillment_status === 'cancelled' ? [number] : [];
      // Aplaut does not say what was changed: the form says that any change of a new order tells its status.
      if (created_at === updated_at && !atFirst) return [];
      return [`${number}:${payment_status}:${fulfillment_status}`];
    },
    isWithinLimits(number) {
      const { created_at, updated_at } = attributes(number);
      const time = (value: unknown) => Date.parse(String(value));
      if (now() - time(updated_at) > DAYS_BACK * DAY) return false;
      const notOlder = [...orders.values()].filter((other) => time(other.created_at) >= time(created_at));
      return notOlder.length < WATCHED_ORDERS;
    },
  };
}

/** Zapier's side: one Zap for each trigger, all turned on at once. */
class Zaps {
  readonly #world: World;
  readonly #seen = new Map<TriggerKey, Set<string>>();
  readonly told = new Map<TriggerKey, string[]>(TRIGGERS.map((key) => [key, []]));

  constructor(world: World) {
    this.#world = world;
  }

  async turnOn(): Promise<void> {
    for (const trigger of TRIGGERS) this.#seen.set(trigger, new Set(await this.#poll(trigger, true)));
  }

  async poll(): Promise<void> {
    for (const trigger of TRIGGERS) {
      for (const id of await this.#poll(trigger, false)) {
        if (this.#seen.get(trigger)?.has(id)) continue;
        this.#seen.get(trigger)?.add(id);
        this.told.get(trigger)?.push(id);
      }
    }
  }

  async #poll(trigger: TriggerKey, isPopulatingDedupe: boolean): Promise<string[]> {
    const { perform } = triggers[trigger].operation;
    const bundle = { authData: this.#world.connection, inputData: {}, meta: { isPopulatingDedupe } };
    const found = await perform(this.#z as unknown as ZObject, bundle as unknown as Bundle);
    const ids = found.map(({ id }) => String(id));
    expect(new Set(ids).size).toBe(ids.length);
    return ids;
  }

  /** Hands a request to the sandbox without a network. */
  readonly #z = {
    request: async ({ method, url, headers, body = '' }: Record<string, string> & { headers: object }) => {
      const { host, pathname, searchParams } = new URL(String(url));
      const { reply } = this.#world.service.handle({
        method: String(method),
        path: pathname,
        query: searchParams,
        host,
        headers: { ...headers },
        bytes: Buffer.from(String(body)),
      });
      return { status: reply.status, headers: new Headers(reply.headers), content: String(reply.body) };
    },
  };
}

/** What can happen next, after some time. `which` chooses an order, `age` is how much earlier than now something is dated. */
interface Happening {
  after: number;
  what: 'make' | 'enter' | 'pay' | 'book' | 'cancel' | 'touch' | 'remove' | 'poll';
  which: number;
  age: number;
}

function happen(world: World, { what, which, age }: Happening): void {
  if (what === 'make') world.make(0);
  if (what === 'enter') world.make(age);
  const numbers = world.numbers();
  // Mostly the orders that were made last.
  const number = numbers[numbers.length - 1 - (which % Math.max(1, numbers.length))];
  if (number === undefined) return;
  if (what === 'pay') world.pay(number, 0);
  if (what === 'book') world.pay(number, age);
  if (what === 'cancel') world.cancel(number);
  if (what === 'touch') world.touch(number);
  if (what === 'remove') world.remove(number);
}

/** Plays a story from the moment that the Zaps are turned on, and returns what is wrong with what they told. */
async function play(world: World, before: readonly Happening[], story: readonly Happening[]) {
  const zaps = new Zaps(world);
  const idsOf = (trigger: TriggerKey, atFirst: boolean) =>
    world.numbers().flatMap((number) => world.ids(number, trigger, atFirst));
  const forAll = (collect: (trigger: TriggerKey) => readonly string[]) =>
    new Map(TRIGGERS.map((trigger) => [trigger, new Set(collect(trigger))]));
  const step = (milliseconds: number) => jest.setSystemTime(now() + milliseconds);

  for (const happening of before) {
    happen(world, happening);
    step(MINUTE);
  }
  const already = forAll((trigger) => idsOf(trigger, true));
  const happened = forAll(() => []);
  await zaps.turnOn();
  for (const happening of story) {
    step(happening.after);
    if (happening.what === 'poll') await zaps.poll();
    else happen(world, happening);
    for (const trigger of TRIGGERS) {
      for (const id of idsOf(trigger, false)) {
        if (!already.get(trigger)?.has(id)) happened.get(trigger)?.add(id);
      }
    }
  }
  for (let waited = 0; waited <= 5 * HOUR; waited += 15 * MINUTE) {
    step(15 * MINUTE);
    await zaps.poll();
  }
  return TRIGGERS.map((trigger) => {
    const told = zaps.told.get(trigger) ?? [];
    const due = world
      .numbers()
      .filter((number) => world.isWithinLimits(number, trigger))
      .flatMap((number) => world.ids(number, trigger, false))
      .filter((id) => happened.get(trigger)?.has(id));
    return {
      trigger,
      twice: told.filter((id, index) => told.indexOf(id) < index),
      untrue: told.filter((id) => !happened.get(trigger)?.has(id)),
      missed: due.filter((id) => !told.includes(id)),
    };
  });
}

const NOTHING_WRONG = TRIGGERS.map((trigger) => ({ trigger, twice: [], untrue: [], missed: [] }));

// Midnights, month ends, leap days, and the days on which Moscow changed its clock.
const STARTS = [
  '2010-10-29T20:30:00Z',
  '2011-03-25T20:30:00Z',
  '2012-02-27T19:30:00Z',
  '2013-02-27T19:55:00Z',
  '2014-10-24T19:30:00Z',
  '2026-02-27T20:30:00Z',
  '2026-10-29T21:30:00Z',
  '2026-12-30T20:59:00Z',
];

const happening = (longest: number): fc.Arbitrary<Happening> =>
  fc.record({
    after: fc.oneof(fc.integer({ min: 1, max: 90 * MINUTE }), fc.integer({ min: 1, max: longest })),
    what: fc.constantFrom<Happening['what'][]>(
      ...(['make', 'enter', 'pay', 'book', 'cancel', 'touch', 'remove', 'poll', 'poll'] as const),
    ),
    which: fc.oneof(fc.nat(3), fc.nat(900)),
    // Much of it where the 26 days end.
    age: fc.oneof(fc.integer({ min: 0, max: 4 * DAY }), fc.integer({ min: 24 * DAY, max: 29 * DAY })),
  });

const before = fc.array(happening(DAY), { maxLength: 6 });
const story = fc.array(happening(28 * DAY), { minLength: 1, maxLength: 12 });
const start = fc.constantFrom(...STARTS);

/** More of them once, after a change: `POLLING_RUNS=2000 npx jest polling-model`. */
const RUNS = Number(process.env.POLLING_RUNS ?? 60);

/** Backdated orders, then no poll until 26 and 27 days after their date, once over a day that had 25 hours in Moscow. */
const BEYOND_A_CHANGE_OF_CLOCKS = [
  '2010-10-29T20:30:00Z',
  '2014-10-24T20:30:00Z',
  '2026-10-29T21:30:00Z',
].flatMap((from) =>
  [18.5, 18.8, 19.9].map((pause): [string, Happening[], Happening[]] => [
    from,
    [],
    [
      { after: MINUTE, what: 'enter', which: 0, age: 7.2 * DAY },
      { after: pause * DAY, what: 'make', which: 0, age: 0 },
    ],
  ]),
);

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: TIMERS });
});
afterEach(() => {
  jest.useRealTimers();
});

test('a shop keeps the promise', async () => {
  await fc.assert(
    fc.asyncProperty(start, before, story, async (from, earlier, later) => {
      jest.setSystemTime(new Date(from));
      expect(await play(shopWorld(), earlier, later)).toEqual(NOTHING_WRONG);
    }),
    { numRuns: RUNS, examples: BEYOND_A_CHANGE_OF_CLOCKS },
  );
}, 600_000);

test('Aplaut keeps the promise', async () => {
  const size = fc.oneof(
    { weight: 30, arbitrary: fc.nat(40) },
    { weight: 1, arbitrary: fc.integer({ min: 480, max: 1_000 }) },
  );
  await fc.assert(
    fc.asyncProperty(
      start,
      size,
      fc.boolean(),
      before,
      story,
      async (from, orders, vanishing, earlier, later) => {
        jest.setSystemTime(new Date(from));
        expect(await play(aplautWorld(orders, vanishing), earlier, later)).toEqual(NOTHING_WRONG);
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);
