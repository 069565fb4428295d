import { isChange } from './judge.ts';
import type { Random } from './random.ts';
import { count, playSeed, type Report, type Run } from './run.ts';
import type { Closing } from './services.ts';
import { anyWanted, ofOneAccount } from './wants/any-wanted.ts';
import { connectAll, makeWorld } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { HOUR, SECOND, sleep } from './zapier/clock.ts';
import { type Step, Steps, type Try } from './zapier/steps.ts';

/** How a promise about kept connections can be broken. */
export const SOCKET_VIOLATIONS = {
  again: 'a change was sent more than once',
  unclear: 'a change failed, though nothing but connections was closed',
  unread: 'a read failed, though nothing but connections was closed',
};
type Violation = keyof typeof SOCKET_VIOLATIONS;

/** How many steps one run has. */
const STEPS = 80;

/** A step that was frozen for so long may run out of time. */
const FROZEN_FOR_LONG = 15 * SECOND;

/**
 * Steps in a row on machines that are frozen in between and in the middle, and a host that closes connections in one way. Now and
 * then it does so instead of answering a request that it has carried out.
 */
export const playSockets = (run: Run): Promise<Report> => playSeed(run, play);

async function play(random: Random, app: App): Promise<Report> {
  const report: Report = { rows: {}, violations: [] };
  const closing = anyClosing(random);
  const frozen = random.pick([0, 0.01, 0.1]);
  const arrived = new Map<string, number>();
  const world = makeWorld(random, app, {
    climate: { fine: 0.02, rough: 0.02, faults: { reset_after: 1 } },
    closing,
    frost: () => (random.chance(frozen) ? random.spread(1, 10 * HOUR) : 0),
    witness: ({ arrival: { method, path, bytes }, isOnKeptConnection }) => {
      count(report, nameOf(closing), 'requests');
      if (isOnKeptConnection) count(report, nameOf(closing), 'kept');
      const change = `${method} ${path} ${bytes}`;
      if (!isChange(change)) return;
      arrived.set(change, (arrived.get(change) ?? 0) + 1);
    },
  });
  // All on the same few connections.
  const demand = ofOneAccount(random);
  const connections = connectAll();
  const calls = new Calls(world.machines, world.cache);
  const steps = new Steps(calls, { throttle: app.throttle, hasAutoreplay: false });
  const underWay: Promise<void>[] = [];
  // Some follow at once, some when every connection has long been closed.
  const gaps = random.pick([SECOND, 10 * SECOND, 10 * HOUR]);
  while (underWay.length < STEPS) {
    await sleep(random.chance(0.2) ? 0 : random.spread(1, gaps));
    for (const { step, isPossible } of anyWanted(random, world, connections, underWay.length, demand)) {
      if (isPossible === false) continue;
      underWay.push(run(step, 'unclear'));
      if (random.chance(0.3)) underWay.push(run(readOf(step), 'unread'));
    }
  }
  await Promise.all(underWay);
  for (const [change, times] of arrived) {
    if (times > 1) violate('again', `${times} times: ${change}`);
  }
  return report;

  async function run(step: Step, violation: Violation): Promise<void> {
    const one = await steps.runOnce(step, 'event');
    count(report, nameOf(closing), 'steps');
    if (one.incidents.length > 0) count(report, nameOf(closing), 'troubled');
    if (one.ending.kind === 'success' || isFrozenForLong(one) || isCutByHost(one)) return;
    violate(violation, `${step.action} at ${new Date(one.began).toISOString()}: ${JSON.stringify(one)}`);
  }

  function violate(violation: Violation, story: string): void {
    count(report, nameOf(closing), violation);
    report.violations.push(`${nameOf(closing)}: ${SOCKET_VIOLATIONS[violation]}\n  ${story}`);
  }
}

function anyClosing(random: Random): Closing {
  const after = random.pick([0, SECOND, random.spread(SECOND, 60 * SECOND)]);
  const isSaid = random.chance(0.3);
  // Node's server sends a FIN itself if it has said that it closes.
  const how = isSaid && after === 0 ? 'FIN' : random.pick<Closing['how']>(['FIN', 'RST']);
  return { after, how, isSaid };
}

function nameOf({ after, how, isSaid }: Closing): string {
  const when = after === 0 ? 'at once' : after === SECOND ? 'after a second' : 'after up to a minute';
  return `closes ${when}, with ${how}${isSaid ? ', and says so' : ''}`;
}

/** The read that goes with a step: of the same order, or of the shop's products. */
const readOf = ({ connection, inputData: { order_number } }: Step): Step => ({
  connection,
  action: order_number === undefined ? 'triggers.list_products' : 'searches.find_order',
  inputData: { ...(order_number !== undefined && { order_number }) },
});

const isCutByHost = ({ incidents }: Try): boolean => incidents.some(({ what }) => what === 'reset_after');
const isFrozenForLong = ({ began, ended }: Try): boolean => ended - began > FROZEN_FOR_LONG;
