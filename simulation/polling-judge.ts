import { TROUBLES } from './account.ts';
import type { ShopEvent } from './events.ts';
import type { PollingCosts } from './polling-costs.ts';
import type { PollingSetting } from './polling-setting.ts';
import type { ShopLife } from './shop-life.ts';
import { DAY, MINUTE } from './zapier/clock.ts';
import type { Poll } from './zapier/polling-zap.ts';

/** How a promise about a trigger can be broken. */
export const POLLING_VIOLATIONS = {
  untrue: 'told what did not happen while the Zap was on',
  unshown: "the editor's test did not begin with what happened last, or showed more or less than it should",
  again: 'told the same twice',
  missed: 'not told in time',
  failed: 'a poll failed that met no fault',
  misled: 'a poll stopped the Zap where a new key does not help, or did not stop it where one would',
  costly: 'polls asked for more than they need',
};
type PollingViolation = keyof typeof POLLING_VIOLATIONS;

/** A promise that was broken, and what shows it. */
export type BrokenPromise = readonly [PollingViolation, ...lines: string[]];

/** A Zap that was on for a while. */
export interface Watch {
  setting: PollingSetting;
  life: ShopLife;
  costs: PollingCosts;
  first: Poll;
  polls: readonly Poll[];
}

/** Compares what a Zap was told with what happened, and what its polls asked for with what they need. */
export function judgeWatch(watch: Watch): { due: number; broken: BrokenPromise[] } {
  const { setting, life, costs, polls } = watch;
  const events = life.history.events.filter(
    ({ trigger, key }) =>
      trigger === setting.trigger && (setting.chosen === undefined || key.endsWith(`:${setting.chosen}`)),
  );
  const { told, broken } = judgeTold(watch, events);
  const { due, missed } = judgeDue(watch, events, told);
  const changes = [life.began, ...life.history.events.map(({ at }) => at)];
  const excess = costs.excess(polls, setting, changes);
  return {
    due,
    broken: [
      ...polls.filter(isFailed).map((poll): BrokenPromise => ['failed', described(poll)]),
      ...polls.filter(isMisled).map((poll): BrokenPromise => ['misled', described(poll)]),
      ...broken,
      ...missed,
      ...(excess === undefined ? [] : [['costly', excess] as const]),
    ],
  };
}

const isFailed = ({ ending, incidents }: Poll): boolean =>
  ending.kind !== 'success' && incidents.length === 0;

/** Whether the kind of error is not the one that helps the user: Zapier mails him only if a new key does. */
function isMisled({ ending, incidents }: Poll): boolean {
  const needNewKey = incidents.map(({ what }) => TROUBLES.get(what)?.needsNewKey === true);
  if (ending.kind === 'error' && ending.name === 'ExpiredAuthError') return !needNewKey.includes(true);
  return needNewKey.length > 0 && needNewKey.every(Boolean);
}

function judgeTold(
  { setting, life, first, polls }: Watch,
  events: readonly ShopEvent[],
): { told: Map<string, Poll>; broken: BrokenPromise[] } {
  const byKey = Map.groupBy(events, ({ key }) => key);
  const told = new Map<string, Poll>();
  const broken: BrokenPromise[] = [];
  for (const poll of polls) {
    for (const record of poll.told) {
      const key = life.keyOf(setting.trigger, record);
      const same = byKey.get(key) ?? [];
      const where = `${key} at ${time(poll.began)}`;
      if (!same.some(({ at }) => at >= first.began && at <= poll.ended))
        broken.push(['untrue', where, ...same.map(written)]);
      if (told.has(key)) broken.push(['again', where]);
      told.set(key, poll);
    }
  }
  return { told, broken };
}

function judgeDue(
  watch: Watch,
  events: readonly ShopEvent[],
  told: ReadonlyMap<string, Poll>,
): { due: number; missed: BrokenPromise[] } {
  let due = 0;
  const missed: BrokenPromise[] = [];
  const good = watch.polls.filter(isGood);
  for (const event of events) {
    if (event.at <= watch.first.ended) continue;
    const deadline = deadlineOf(event, watch, good);
    if (deadline === undefined || event.until <= deadline.ended) continue;
    due += 1;
    const poll = told.get(event.key);
    if (poll === undefined || poll.began > deadline.began)
      missed.push(['missed', `by ${time(deadline.began)}: ${written(event)}`]);
  }
  return { due, missed };
}

/** A list without a result is an empty one. */
const isGood = ({ ending, incidents }: Poll): boolean =>
  ending.kind === 'success' && !incidents.some(({ what }) => what === 'no_result');

/** The poll that has to tell of an event at the latest; `undefined` if none has to. */
function deadlineOf(
  { at, due }: ShopEvent,
  { setting, life, first, polls }: Watch,
  good: readonly Poll[],
): Poll | undefined {
  const index = good.findIndex(({ began }) => began >= at);
  const next = good[index];
  if (due === 'never' || next === undefined) return undefined;
  const before = good[index - 1]?.began ?? first.began;
  const since = life.history.events.filter((event) => event.at >= before && event.at <= next.began).length;
  if (since > life.mostAtOnce) return undefined;
  if (due === 'next' && next.began - at <= life.promptly) return next;
  // Such a shop has too many orders for one response, and a poll that looks far back then looks less far.
  if (setting.aMonth > 3000 || setting.comments.length > 0) return undefined;
  // As many polls as a day and a half has, so that a pause counts for nothing unless it is a long one.
  const last = good[index + Math.ceil((1.5 * DAY) / setting.interval)];
  return (
    undisturbed(polls, polls.indexOf(next), setting.interval) ??
    (last !== undefined && last.began <= at + 3 * DAY ? last : undefined)
  );
}

/** In which time one of the polls surely looks far back, if none fails and there is no pause. */
const FAR_WITHIN = 310 * MINUTE;

/** The poll until which one has surely looked far back; `undefined` if something came between. */
function undisturbed(polls: readonly Poll[], from: number, interval: number): Poll | undefined {
  const began = polls[from]?.began ?? 0;
  for (let index = from; ; index += 1) {
    const poll = polls[index];
    const isOnTime =
      poll && (index === from || poll.began - (polls[index - 1]?.began ?? 0) <= interval + MINUTE);
    if (!isOnTime || !isGood(poll)) return undefined;
    if (poll.began - began >= FAR_WITHIN) return poll;
  }
}

const time = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : 'the end');
const written = ({ key, at, until, due }: ShopEvent): string =>
  `${key} (${due}) from ${time(at)} to ${time(until)}`;

/** A poll, for whoever looks into it. */
export const described = ({ began, ended, ending }: Poll): string =>
  `at ${time(began)}, ${ended - began} ms: ${JSON.stringify(ending).slice(0, 300)}`;
