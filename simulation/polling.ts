import { PollingCosts } from './polling-costs.ts';
import { type BrokenPromise, described, judgeWatch, POLLING_VIOLATIONS } from './polling-judge.ts';
import { pollingSetting } from './polling-setting.ts';
import type { Random } from './random.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import { lifeOfAplaut, lifeOfShop } from './shop-life.ts';
import { connectAll, makeWorld } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { DAY, HOUR, MINUTE, SECOND, sleep } from './zapier/clock.ts';
import { type Poll, PollingZap } from './zapier/polling-zap.ts';

/** A Zap that is polled for some days while orders are made, changed and deleted, and is off for a while. */
export const playPolling = (run: Run): Promise<Report> => playSeed(run, play);

async function play(random: Random, app: App): Promise<Report> {
  const setting = pollingSetting(random);
  const { service, isAplaut, trigger, chosen, aMonth, hasOddRecords, interval } = setting;
  const costs = new PollingCosts();
  const climate = { fine: 0.01, rough: setting.rough };
  const world = makeWorld(random, app, { climate, hasOddRecords, witness: costs.witness });
  const connection = connectAll()[service];
  const shop = service === 'influencersoft' ? world.influencersoft : world.justclick;
  const life = isAplaut
    ? lifeOfAplaut(world.aplaut, world.clockOf(world.aplaut), random)
    : lifeOfShop(shop, world.clockOf(shop), random, setting.comments);
  const report: Report = { rows: {}, violations: [] };

  const past = Math.floor(Math.min(aMonth * setting.months, isAplaut ? 2500 : 30_000));
  for (let left = past; left > 0; left -= 1) {
    const age = Math.ceil(left / setting.atOnce) * setting.atOnce;
    life.fill(Math.ceil((age / aMonth) * 30 * DAY) + HOUR);
  }
  const calls = new Calls(world.machines, world.cache);
  let isOver = false;
  const background = [goOn(), renewKeys(), ...world.weathers.map((weather) => weather.change())];
  if (setting.hasTroubles)
    for (const account of world.accounts) void account.change(Number.POSITIVE_INFINITY);

  for (const [index, { days, pause }] of setting.sittings.entries()) {
    if (index > 0) await sleep(pause);
    await watch(days);
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
      // More than two hundred would let older orders of Aplaut move up into what is watched.
      if (deed === 'clear') clear(isAplaut ? 100 : life.numbers.length, 0.5);
      if (deed === 'remove' && some !== undefined) life.remove(some);
    }
  }

  /** Deletes a part of the newest orders. */
  function clear(newest: number, share: number): void {
    for (const number of life.numbers.slice(-newest).filter(() => random.chance(share))) life.remove(number);
  }

  /** Somebody reads Zapier's mails a few times a day. */
  async function renewKeys(): Promise<void> {
    while (!isOver) {
      await sleep(random.int(1, 6) * HOUR);
      for (const account of world.accounts) account.renewKey();
      connection.reconnect();
    }
  }

  async function watch(days: number): Promise<void> {
    const inputData = chosen === undefined ? {} : { statuses: [chosen] };
    const zap = new PollingZap(calls, connection, trigger, inputData);
    const first = await turnOn(zap);
    if (first === undefined) return;
    // An odd time may be later than any.
    if (!hasOddRecords) await test(zap);
    const end = Date.now() + days * DAY;
    const polls: Poll[] = [];
    while (Date.now() < end) {
      const isPaused = random.chance(0.1 / (DAY / interval));
      await sleep(isPaused ? random.int(1, 72) * HOUR : interval + random.int(-5, 5) * SECOND);
      if (!zap.isStopped) polls.push(await zap.poll());
    }
    const { due, broken } = judgeWatch({ setting, life, costs, first, polls });
    count(report, rowName(), 'days', days);
    count(report, rowName(), 'due', due);
    for (const { told, held } of polls) {
      count(report, rowName(), 'polls');
      count(report, rowName(), 'told', told.length);
      count(report, rowName(), 'held', held);
    }
    for (const promise of broken) violate(promise);
  }

  /** Somebody turns the Zap on, and tries again until it is on; `undefined` if that is in vain. */
  async function turnOn(zap: PollingZap): Promise<Poll | undefined> {
    if (setting.isTidied) setTimeout(() => clear(300, 0.1), random.int(1, 15) * SECOND);
    for (let refusals = 0; refusals < 20; ) {
      const first = await zap.turnOn();
      if (first.isOn) return first;
      const isDense = setting.atOnce > 1 && JSON.stringify(first.ending).includes('from the same second');
      if (first.incidents.length === 0 && !isDense) {
        violate(['failed', described(first)]);
        return undefined;
      }
      // Until there are newer orders.
      refusals += isDense ? 1 : 0;
      await sleep(isDense ? DAY : 10 * MINUTE);
    }
    return undefined;
  }

  /** Somebody tests the trigger in the editor: with what is there, and then with what has just happened. */
  async function test(zap: PollingZap): Promise<void> {
    if (trigger === 'new_order') {
      const expected = Math.min(3, life.lately());
      const { records, incidents, ending } = await zap.sample();
      if (incidents.length === 0 && records.length < expected)
        violate(['unshown', `${expected} but ${JSON.stringify(ending).slice(0, 300)}`]);
    }
    life.make(0);
    await sleep(SECOND);
    const newest = life.numbers.at(-1);
    const number = trigger === 'new_order' ? newest : life.numbers.at(-random.int(2, 5));
    // The newest order first, so that what happened last is not about the highest number.
    for (const one of trigger === 'new_order' ? [] : [newest, number]) {
      if (one === undefined) continue;
      if (trigger === 'cancelled_order') life.change(one);
      else life.pay(one);
      await sleep(SECOND);
    }
    const before = life.history.events.length;
    const { records, incidents, ending } = await zap.sample();
    if (incidents.length > 0 || life.history.events.length > before) return;
    const last = life.history.events.filter((event) => event.trigger === trigger).at(-1);
    // Whatever else happened to an order meanwhile, it may be the first as well.
    const isUndisturbed = life.history.events.at(-1)?.order === number;
    const [first] = records;
    const shown = first && life.keyOf(trigger, first);
    // Shops say when an order was made and paid, and of no other change.
    const isTimed = isAplaut || trigger !== 'cancelled_order';
    const isAsked = chosen === undefined || chosen === 'paid';
    const isShown =
      !isTimed ||
      !isAsked ||
      !isUndisturbed ||
      last?.order !== number ||
      last?.due !== 'next' ||
      shown === last.key;
    if (ending.kind !== 'success' || records.length > 3 || !isShown)
      violate(['unshown', `${last?.key} but ${JSON.stringify(ending).slice(0, 300)}`]);
  }

  function violate([violation, ...lines]: BrokenPromise): void {
    count(report, rowName(), violation);
    if (report.violations.length > 20) return;
    const head = `${rowName()}, ${aMonth} orders a month, every ${interval / MINUTE} min: ${POLLING_VIOLATIONS[violation]}`;
    report.violations.push([head, ...lines.map((line) => `  ${line}`)].join('\n'));
  }
}
