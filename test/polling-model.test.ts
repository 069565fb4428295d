import fc from 'fast-check';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { CONNECTIONS, poll, run } from './support/app.ts';

/**
 * A clock that can be turned, orders that are made, paid and changed in the sandbox, and polls at any time. Zapier remembers
 * the ids of the first poll and tells every other id once; what it tells then is compared with what happened.
 */

const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed'] as const;
type TriggerKey = (typeof TRIGGERS)[number];

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** What can happen, with the minutes until then. */
type Happening = { after: number; what: 'make' | 'pay' | 'change' | 'poll'; which: number };

/** One kind of service, as the model drives it. */
interface Shop {
  connection: Record<string, string>;
  make(number: number, ago: number): Promise<string>;
  pay(order: string): Promise<unknown>;
  change(order: string, which: number): Promise<unknown>;
}

/** What is the case for an order, by the trigger that would tell it. */
interface Truth {
  status: string;
  changed: boolean;
}

// Midnights, month ends, leap days, and the days on which Moscow changed its clock.
const STARTS = [
  '2010-10-29T20:30:00Z',
  '2011-03-25T20:30:00Z',
  '2012-02-27T19:30:00Z',
  '2013-02-27T19:55:00Z',
  '2014-10-24T19:30:00Z',
  '2026-02-27T20:30:00Z',
  '2026-11-22T10:00:00Z',
  '2026-12-30T20:59:00Z',
];

const happenings: fc.Arbitrary<Happening[]> = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 2 * 1440 })),
    what: fc.constantFrom('make', 'pay', 'change', 'poll' as const),
    which: fc.nat(20),
  }),
  { minLength: 3, maxLength: 14 },
);

let sandbox: Sandbox;
beforeEach(async () => {
  jest.useFakeTimers({
    doNotFake: [
      ...(['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
      ...(['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'] as const),
    ],
  });
  sandbox = await startSandbox();
  Object.assign(process.env, sandbox.environment);
});
afterEach(async () => {
  jest.useRealTimers();
  await sandbox.stop();
});

const iso = (time: number) => new Date(time).toISOString();

const influencersoft: Shop = {
  connection: CONNECTIONS.influencersoft,
  async make(number, ago) {
    const input = {
      items: [{ product: 'sales' }],
      email: 'ada@example.com',
      tag: number,
      created_at: iso(Date.now() - ago),
    };
    return String((await run('create_order', CONNECTIONS.influencersoft, input)).order_number);
  },
  pay: (order_number) =>
    run('update_order_status', CONNECTIONS.influencersoft, { order_number, status: 'paid' }),
  change: (order_number, which) =>
    run('update_order_status', CONNECTIONS.influencersoft, {
      order_number,
      status: which % 2 ? 'cancel' : 'return',
    }),
};

const aplaut: Shop = {
  connection: CONNECTIONS.aplaut,
  async make(number) {
    const input = {
      number: `N${number}`,
      phone: '1',
      items: [{ product: '45' }],
      payment_status: 'not-paid',
    };
    return String((await run('create_order', CONNECTIONS.aplaut, input)).order_number);
  },
  pay: (order_number) =>
    run('update_order_status', CONNECTIONS.aplaut, { order_number, payment_status: 'paid' }),
  change: (order_number, which) =>
    run('update_order_status', CONNECTIONS.aplaut, { order_number, fulfillment_status: `step ${which}` }),
};

/** Plays one story and returns what was told and what should have been, by trigger. */
async function play(shop: Shop, start: string, story: readonly Happening[]) {
  sandbox.influencersoft.service.orders.clear();
  sandbox.aplaut.service.orders.clear();
  jest.setSystemTime(new Date(start));
  const wait = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
  const truths = new Map<string, Truth>();
  const seen = new Map<TriggerKey, Set<string>>();
  const before = new Map<TriggerKey, Set<string>>();
  const told = new Map<TriggerKey, string[]>(TRIGGERS.map((key) => [key, []]));
  const due = new Map<TriggerKey, Set<string>>(TRIGGERS.map((key) => [key, new Set()]));
  let made = 0;

  const make = async (ago = 0) => {
    made += 1;
    truths.set(await shop.make(made, ago), { status: 'first', changed: false });
    wait(MINUTE);
  };
  const at = (which: number) => [...truths.keys()][which % Math.max(1, truths.size)];
  const pay = async (order: string | undefined) => {
    if (order === undefined) return;
    await shop.pay(order);
    truths.set(order, { status: shop === aplaut ? `paid:${detail(order)}` : 'paid', changed: true });
    wait(MINUTE);
  };
  const detail = (order: string) => {
    const details = sandbox.aplaut.service.orders.get(order)?.details;
    return Object(details).fulfillment_status ?? '';
  };
  const change = async (order: string | undefined, which: number) => {
    if (order === undefined) return;
    await shop.change(order, which);
    const payment = Object(sandbox.aplaut.service.orders.get(order)?.details).payment_status;
    const status = shop === aplaut ? `${payment}:${detail(order)}` : which % 2 ? 'cancel' : 'return';
    truths.set(order, { status, changed: true });
    wait(MINUTE);
  };
  const idsNow = (trigger: TriggerKey): string[] =>
    [...truths].flatMap(([order, { status, changed }]) => {
      if (trigger === 'new_order') return [order];
      if (trigger === 'paid_order') return status.split(':')[0] === 'paid' ? [order] : [];
      return changed ? [`${order}:${status}`] : [];
    });
  const pollAll = async () => {
    for (const trigger of TRIGGERS) {
      const known = seen.get(trigger);
      const found = await poll(trigger, shop.connection, {}, { isPopulatingDedupe: known === undefined });
      const ids = found.map(({ id }) => String(id));
      expect(new Set(ids).size).toBe(ids.length);
      if (known === undefined) {
        seen.set(trigger, new Set(ids));
        before.set(trigger, new Set(idsNow(trigger)));
        continue;
      }
      for (const id of ids.filter((found) => !known.has(found))) told.get(trigger)?.push(id);
      for (const id of idsNow(trigger).filter((now) => !before.get(trigger)?.has(now)))
        due.get(trigger)?.add(id);
      for (const id of ids) known.add(id);
    }
  };

  // What was there before the Zap: young orders of every kind, and in shops an old one that may still be paid.
  await make(3 * DAY);
  await make(DAY);
  await pay(at(0));
  if (shop === influencersoft) await make(40 * DAY);
  const old = shop === influencersoft ? at(2) : undefined;
  await pollAll();
  let idle = 0;
  for (const { after, what, which } of story) {
    wait(after * MINUTE);
    idle += after * MINUTE;
    // Longer than a week without a poll is more than a Zap is made for.
    if (what === 'poll' || idle > 4 * DAY) {
      await pollAll();
      idle = 0;
    }
    if (what === 'make') await make();
    if (what === 'pay') await pay(at(which));
    // A change of an order that is older than four weeks cannot be seen in a shop.
    if (what === 'change' && at(which) !== old) await change(at(which), which);
  }
  await pollAll();
  return TRIGGERS.map((trigger) => ({
    trigger,
    told: [...(told.get(trigger) ?? [])].sort(),
    due: [...(due.get(trigger) ?? [])].sort(),
  }));
}

test.each([
  ['a shop', influencersoft],
  ['Aplaut', aplaut],
])(
  '%s: nothing is missed, nothing is told twice, whatever the clock says',
  async (_name, shop) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STARTS), happenings, async (start, story) => {
        for (const { trigger, told, due } of await play(shop, start, story)) {
          expect({ trigger, ids: told }).toEqual({ trigger, ids: due });
        }
      }),
      { numRuns: 40 },
    );
  },
  120_000,
);
