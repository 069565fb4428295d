import {
  type Case,
  comeBackTogether,
  EXCEPTIONS,
  judge,
  type Verdict,
  VIOLATIONS,
  type Violation,
} from './judge.ts';
import type { Random } from './random.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import { anyDemand, anyWanted, CROWD, DEMAND } from './wants/any-wanted.ts';
import type { Wanted } from './wants/wanted.ts';
import { connectAll, makeWorld } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { DAY, HOUR, MINUTE, SECOND, sleep } from './zapier/clock.ts';
import type { Incident } from './zapier/network.ts';
import { Steps } from './zapier/steps.ts';

/** How many orders and changes of orders one run wants. */
const WANTED = 100;

/** For how many milliseconds machines are frozen in a run. */
const FROSTS: readonly [Frost, ...Frost[]] = [
  [1, 2 * HOUR],
  [MINUTE, 2 * HOUR],
  [4 * MINUTE, 8 * MINUTE],
];
type Frost = readonly [shortest: number, longest: number];

/** What goes wrong where a crowd wants the same: shops that do not say the numbers of new orders, and orders that never arrive. */
const NUMBERLESS = { no_result: 3, reset_before: 2, server_error: 1 };

/** A day of wants in good and bad times, a second one of replays, and a calm end. */
export const playCreates = (run: Run): Promise<Report> => playSeed(run, play);

async function play(random: Random, app: App): Promise<Report> {
  const hasCache = random.chance(0.8);
  // Without a cache only their times tell orders apart that are alike.
  const apart = hasCache ? 0 : 3 * SECOND;
  const frozen = random.pick([0, 0, 0.01, 0.1]);
  // Some are awake again just when their step is replayed.
  const [shortest, longest] = random.pick(FROSTS);
  const crashing = random.pick([0.005, 0.005, 0.03]);
  const isCrowded = random.chance(0.1);
  const demand = isCrowded ? CROWD : random.chance(0.5) ? DEMAND : anyDemand(random);
  /** By what went wrong around the same try. */
  const requests = new WeakMap<readonly Incident[], readonly string[]>();
  const world = makeWorld(random, app, {
    climate: {
      fine: 0.01,
      rough: random.pick([0.5, 0.5, 0.8]),
      ...(isCrowded && { faults: NUMBERLESS }),
    },
    frost: () => (random.chance(frozen) ? random.spread(shortest, longest) : 0),
    hasExactClocks: !hasCache,
    witness: ({ arrival: { method, path }, incidents }) => {
      requests.set(incidents, [...(requests.get(incidents) ?? []), `${method} ${path}`]);
    },
  });
  world.influencersoft.refusesRepeats = !isCrowded && random.chance(0.5);
  world.justclick.refusesRepeats = !isCrowded && random.chance(0.5);
  const connections = connectAll();
  const calls = new Calls(world.machines, world.cache, () =>
    random.chance(crashing) ? random.int(1, 600) : undefined,
  );
  const steps = new Steps(calls, { throttle: app.throttle, hasAutoreplay: random.chance(0.7) });
  const cases: Case[] = [];
  const losses: number[] = [];
  const end = Date.now() + 2 * DAY;
  const inBackground = [
    ...world.weathers.map((weather) => weather.change()),
    ...world.accounts.map((account) => account.change(end - HOUR)),
    changeCache(),
    replayByHand(),
    reconnect(),
  ];

  for (let id = 0; id < WANTED; ) {
    await sleep(random.chance(0.5) ? random.int(0, 2) * SECOND : random.int(1, 28) * MINUTE);
    const together = anyWanted(random, world, connections, id, demand);
    for (const [index, wanted] of together.entries()) {
      begin(wanted, (random.chance(0.5) ? 0 : random.int(0, 20) * MINUTE) + index * apart);
    }
    id += together.length;
  }
  await sleep(end - Date.now());
  for (const weather of world.weathers) weather.clear();
  if (hasCache) world.cache.health = { state: 'well' };
  for (const connection of Object.values(connections)) connection.reconnect();
  await Promise.all(inBackground);
  await Promise.all(cases.map(({ run }) => run.finished));
  const verdicts = judge(
    cases,
    { isThere: hasCache, losses },
    ({ incidents }) => requests.get(incidents) ?? [],
  );
  return reportOn(verdicts);

  function begin(wanted: Wanted, after: number): void {
    setTimeout(() => cases.push({ wanted, run: steps.begin(wanted.step) }), after);
  }

  /** The cache is mostly well, now and then slow or not there, and seldom forgets everything. */
  async function changeCache(): Promise<void> {
    if (!hasCache) {
      world.cache.health = { state: 'down' };
      return;
    }
    while (Date.now() < end - DAY) {
      await sleep(random.int(1, 8) * HOUR);
      const state = random.weighted({ slow: 4, down: 2, silent: 2 });
      world.cache.health = state === 'slow' ? { state, by: random.int(1, 10) * SECOND } : { state };
      if (random.chance(0.2)) {
        world.cache.clear();
        losses.push(Date.now());
      }
      await sleep(random.int(1, 40) * MINUTE);
      world.cache.health = { state: 'well' };
    }
  }

  /** Somebody looks at the history a few times a day, and replays one step, some or all that did not work. */
  async function replayByHand(): Promise<void> {
    const longest = random.pick([60, 600]);
    while (Date.now() < end - HOUR) {
      await sleep(random.int(10, longest) * MINUTE);
      const share = random.pick([0, 0.2, 1]);
      for (const { run } of cases) {
        if (!random.chance(share)) continue;
        run.replay();
        if (apart > 0) await sleep(apart);
      }
    }
  }

  async function reconnect(): Promise<void> {
    while (Date.now() < end) {
      await sleep(random.int(1, 6) * HOUR);
      for (const account of world.accounts) account.renewKey();
      for (const connection of Object.values(connections)) connection.reconnect();
    }
  }
}

/** A row for each action of each service, and one for each exception. */
function reportOn(verdicts: readonly Verdict[]): Report {
  const report: Report = { rows: {}, violations: [] };
  for (const { cases, done, violations, broken, exception } of verdicts) {
    const [first] = cases;
    if (first === undefined) continue;
    const { what, service } = first.wanted;
    const name = exception === undefined ? `${service}: ${what}` : EXCEPTIONS[exception];
    const tries = cases.reduce((sum, { run }) => sum + run.tries.length, 0);
    const failed = cases.filter(({ run }) => run.state !== 'success').length;
    count(report, name, 'wanted', cases.length);
    count(report, name, 'tries', tries);
    count(report, name, 'done', done);
    count(report, name, 'failed', failed);
    for (const violation of violations) count(report, name, violation);
    if (broken.length > 0) report.violations.push(story(name, cases, broken));
  }
  const cases = verdicts.flatMap((verdict) => verdict.cases);
  if (comeBackTogether(cases.flatMap(({ run }) => run.tries))) {
    count(report, 'All', 'together');
    report.violations.push(story('All', cases, ['together']));
  }
  return report;
}

/** What a person reads who looks into a broken promise: every time that the steps of a group were run. */
function story(name: string, cases: readonly Case[], violations: readonly Violation[]): string {
  const lines = cases.flatMap(({ wanted, run }) => [
    `  ${wanted.group}: ${JSON.stringify(wanted.step.inputData)}`,
    ...run.tries.map(({ began, cause, incidents, ending }) => {
      const around =
        incidents.map(({ what, at }) => `${what} after ${at - began} ms`).join(', ') || 'no faults';
      return `    ${new Date(began).toISOString()} ${cause}: ${around} -> ${JSON.stringify(ending).slice(0, 300)}`;
    }),
  ]);
  return [`${name}: ${violations.map((violation) => VIOLATIONS[violation]).join(', ')}`, ...lines].join('\n');
}
