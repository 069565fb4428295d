import { type ShopEvent, TRIGGERS } from './events.ts';
import type { Random } from './random.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import { lifeOfAplaut, lifeOfShop } from './shop-life.ts';
import { connectAll, makeWorld } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { DAY, HOUR, MINUTE, SECOND, sleep } from './zapier/clock.ts';
import { type Poll, PollingZap } from './zapier/polling-zap.ts';

/** How a promise about a trigger can be broken. */
export const POLLING_VIOLATIONS = {
  untrue: 'told what did not happen while the Zap was on',
  unshown: "the editor's test did not begin with what happened last, or showed more than three",
  again: 'told the same twice',
  missed: 'not told in time',
  failed: 'a poll failed that met no fault',
};
type Violation = keyof typeof POLLING_VIOLATIONS;

/** A Zap that is polled for some days while orders are made, changed and deleted, and is off for a while. */
export const playPolling = (run: Run): Promise<Report> => playSeed(run, play);

async function play(random: Random, app: App): Promise<Report> {
  const aMonth = Math.round(10 * 2000 ** random.float());
  // Those of a large shop would take too long to write anew with every poll.
  const hasOddRecords = aMonth < 1000 && random.chance(0.3);
  const world = makeWorld(random, app, { climate: { fine: 0.01, rough: 0.2 }, hasOddRecords });
  const connections = connectAll();
  const service = random.weighted({
    influencersoft: 3,
    justclick: 2,
    justclick_ru: 1,
    aplaut: 4,
    aplaut_oauth: 1,
  });
  const isAplaut = service === 'aplaut' || service === 'aplaut_oauth';
  const shop = service === 'influencersoft' ? world.influencersoft : world.justclick;
  const life = isAplaut
    ? lifeOfAplaut(world.aplaut, world.clockOf(world.aplaut), random)
    : lifeOfShop(shop, world.clockOf(shop), random, commentIn(aMonth, random));
  const trigger = random.pick(TRIGGERS);
  const chosen =
    !isAplaut && trigger === 'order_status_changed' && random.chance(0.3)
      ? random.pick(['paid', 'cancel', 'return'])
      : undefined;
  // A large shop costs as much time in a day as a small one in weeks.
  const isLarge = aMonth > 1000;
  const interval = Number(random.weighted(isLarge ? { 15: 3, 5: 1 } : { 15: 30, 5: 6, 2: 1, 1: 1 })) * MINUTE;
  const days = aMonth > 5000 ? 1 : isLarge ? 3 : aMonth > 100 ? 10 : 30;
  const report: Report = { rows: {}, violations: [] };

  // A quiet shop may have had busier times.
  const years = random.chance(0.3) ? 20 : 1.5;
  const past = Math.floor(Math.min(aMonth * years, isAplaut ? 2500 : 30_000));
  for (let left = past; left > 0; left -= 1) life.fill(Math.ceil((left / aMonth) * 30 * DAY) + HOUR);
  const calls = new Calls(world.machines, world.cache);
  let isOver = false;
  const background = [goOn(), ...world.weathers.map((weather) => weather.change())];

  const sittings = random.chance(0.3) ? 2 : 1;
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    if (sitting > 0) await sleep(random.int(2, 21) * DAY);
    const length = Math.ceil(days / sittings);
    await watch(length);
    count(report, rowName(), 'days', length);
  }
  isOver = true;
  for (const weather of world.weathers) weather.clear();
  await Promise.all(background);
  return report;

  function rowName(): string {
    const name = isAplaut ? 'Aplaut' : service === 'influencersoft' ? 'InfluencerSoft' : 'JustClick';
    return `${name}: ${trigger}`;
  }

  /** What happens in the shop. */
  async function goOn(): Promise<void> {
    const perDay = aMonth / 30;
    while (!isOver) {
      // An order, and on the average one change of one.
      await sleep(Math.ceil((-Math.log(1 - random.float()) / (2.2 * perDay)) * DAY));
      const deed = random.weighted({
        make: 100,
        change: 110,
        early: 3,
        burst: aMonth > 300 ? 0.3 : 0,
        remove: 4,
        // Somebody tidies up.
        clear: 0.02,
      });
      const [some] = [
        life.numbers[life.numbers.length - 1 - Math.floor(random.float() ** 2 * life.numbers.length)],
      ];
      if (deed === 'make') life.make(0);
      if (deed === 'early') life.make(random.pick([HOUR, DAY, 10 * DAY, 60 * DAY]));
      if (deed === 'burst') for (let left = random.int(30, 150); left > 0; left -= 1) life.make(0);
      if (deed === 'change' && some !== undefined) life.change(some);
      if (deed === 'clear')
        for (const number of life.numbers.filter(() => random.chance(0.5))) life.remove(number);
      if (deed === 'remove' && some !== undefined) life.remove(some);
    }
  }

  async function watch(length: number): Promise<void> {
    const inputData = chosen === undefined ? {} : { statuses: [chosen] };
    const zap = new PollingZap(calls, connections[service], trigger, inputData);
    let first = await zap.turnOn();
    for (; !first.isOn; first = await zap.turnOn()) {
      if (first.incidents.length === 0) {
        violate('failed', [describe(first)]);
        return;
      }
      await sleep(10 * MINUTE);
    }
    // An odd time may be later than any.
    if (!hasOddRecords) await test(zap);
    const end = Date.now() + length * DAY;
    const polls: Poll[] = [];
    while (Date.now() < end) {
      const isPaused = random.chance(0.1 / (DAY / interval));
      await sleep(isPaused ? random.int(1, 72) * HOUR : interval + random.int(-5, 5) * 1000);
      polls.push(await zap.poll());
    }
    judge(first, polls);
  }

  /** Somebody makes something happen and tests the trigger in the editor. */
  async function test(zap: PollingZap): Promise<void> {
    life.make(0);
    await sleep(SECOND);
    const number = life.numbers.at(trigger === 'new_order' ? -1 : -random.int(1, 5));
    if (number !== undefined && trigger !== 'new_order') life.change(number);
    const before = life.history.events.length;
    const { records, incidents, ending } = await zap.sample();
    if (incidents.length > 0 || life.history.events.length > before) return;
    const last = life.history.events.filter((event) => event.trigger === trigger).at(-1);
    const [first] = records;
    const shown = first && life.keyOf(trigger, first);
    // Shops say when an order was made and paid, and of no other change.
    const isTimed = isAplaut || trigger === 'new_order' || trigger === 'paid_order';
    const isShown = !isTimed || last?.order !== number || last?.due !== 'next' || shown === last.key;
    if (ending.kind !== 'success' || records.length > 3 || !isShown)
      violate('unshown', [`${last?.key} but ${JSON.stringify(ending).slice(0, 300)}`]);
  }

  function judge(first: Poll, polls: readonly Poll[]): void {
    const events = life.history.events.filter(
      ({ trigger: about, key }) => about === trigger && (chosen === undefined || key.endsWith(`:${chosen}`)),
    );
    const byKey = Map.groupBy(events, ({ key }) => key);
    const told = new Map<string, Poll>();
    for (const poll of polls) {
      count(report, rowName(), 'polls');
      count(report, rowName(), 'told', poll.told.length);
      count(report, rowName(), 'held', poll.held);
      if (poll.ending.kind !== 'success' && poll.incidents.length === 0) violate('failed', [describe(poll)]);
      for (const record of poll.told) {
        const key = life.keyOf(trigger, record);
        const isTrue = (byKey.get(key) ?? []).some(({ at }) => at >= first.began && at <= poll.ended);
        if (!isTrue)
          violate('untrue', [`${key} at ${time(poll.began)}`, ...(byKey.get(key) ?? []).map(written)]);
        if (told.has(key)) violate('again', [`${key} at ${time(poll.began)}`]);
        told.set(key, poll);
      }
    }
    // A list without a result is an empty one.
    const good = polls.filter(
      ({ ending, incidents }) =>
        ending.kind === 'success' && !incidents.some(({ what }) => what === 'no_result'),
    );
    for (const event of events) {
      if (event.at <= first.ended) continue;
      const deadline = deadlineOf(event, first, good);
      if (deadline === undefined || event.until <= deadline.ended) continue;
      count(report, rowName(), 'due');
      const poll = told.get(event.key);
      if (poll === undefined || poll.began > deadline.began)
        violate('missed', [`by ${time(deadline.began)}: ${written(event)}`]);
    }
  }

  /** The poll that has to tell of an event at the latest; `undefined` if none has to. */
  function deadlineOf({ at, due }: ShopEvent, first: Poll, good: readonly Poll[]): Poll | undefined {
    const index = good.findIndex(({ began }) => began >= at);
    const next = good[index];
    if (due === 'never' || next === undefined) return undefined;
    const before = good[index - 1]?.began ?? first.began;
    const since = life.history.events.filter((event) => event.at >= before && event.at <= next.began).length;
    if (since > life.mostAtOnce) return undefined;
    if (due === 'next' && next.began - at <= life.promptly) return next;
    if (aMonth > 3000) return undefined;
    // As many polls as a day and a half has, so that a pause counts for nothing unless it is a long one.
    const last = good[index + Math.ceil((1.5 * DAY) / interval)];
    return last !== undefined && last.began <= at + 3 * DAY ? last : undefined;
  }

  function violate(violation: Violation, lines: readonly string[]): void {
    count(report, rowName(), violation);
    if (report.violations.length > 20) return;
    const head = `${rowName()}, ${aMonth} orders a month, every ${interval / MINUTE} min: ${POLLING_VIOLATIONS[violation]}`;
    report.violations.push([head, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
}

/** In some large shops, orders have comments so long that four weeks of them are too large for one response, which is 20 MB. */
const commentIn = (aMonth: number, random: Random): string =>
  aMonth > 5000 && random.chance(0.5) ? '-'.repeat(random.int(20_000_000, 60_000_000) / aMonth) : '';

const time = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : 'the end');
const written = ({ key, at, until, due }: ShopEvent): string =>
  `${key} (${due}) from ${time(at)} to ${time(until)}`;
const describe = ({ began, ended, ending }: Poll): string =>
  `at ${time(began)}, ${ended - began} ms: ${JSON.stringify(ending).slice(0, 300)}`;
