import { TROUBLES } from './account.ts';
import { CARRIED_OUT_LATE, CUT_OFF } from './services.ts';
import type { Wanted } from './wants/wanted.ts';
import { HOUR, MINUTE, SECOND } from './zapier/clock.ts';
import { STEP_LIMIT } from './zapier/machines.ts';
import { UNHEARD } from './zapier/network.ts';
import type { StepRun, Try } from './zapier/steps.ts';

/** A want, and what Zapier did about it. */
export interface Case {
  wanted: Wanted;
  run: StepRun;
}

/** How a promise can be broken. */
export const VIOLATIONS = {
  twice: 'done more often than wanted',
  lost: 'not done, though the step succeeded',
  missing: 'not done, though a try met no fault',
  denied: 'done, but a try failed that met no fault',
  misnamed: 'the step gave the number of another order',
  mistaken: 'said of a new order that it existed already, or of another one that it is new',
  unseen: 'failed, or gave no number, though a look would have found the order',
  misled:
    'held, throttled or called unclear where that is wrong, not held where it is right, or wrong about a replay',
  cut: 'sent with more values than PHP reads',
  needless: 'looked for the order first, though every earlier run of the same knew what it had done',
  together: 'throttled steps were all told to come back after the same time',
};
export type Violation = keyof typeof VIOLATIONS;

/** What became of the wants of one group. */
export interface Verdict {
  cases: readonly Case[];
  /** How many were done. */
  done: number;
  violations: readonly Violation[];
  /** Those of them that are not excused by the exception. */
  broken: readonly Violation[];
  /** Why less is promised for it, if so. */
  exception: Exception | undefined;
}

/** What an app cannot make good. */
export const EXCEPTIONS = {
  'no cache': "Zapier's cache was not there, or lost what it held",
  overtaken: 'the service carried out a request after 30 seconds, and after the step had run again',
  unheard: 'the step was done, and its process ended or was frozen before Zapier heard of it',
  late: 'all tries of half a day met a fault, and the step was replayed by hand after that',
};
type Exception = keyof typeof EXCEPTIONS;

/** What is not promised without a cache that was never there: a run then cannot know of another one. */
const FOR_WANT_OF_A_CACHE: readonly Violation[] = ['twice', 'denied', 'mistaken'];

/** What one try does wrong, whatever became of the others. */
const OF_ONE_TRY: readonly Violation[] = ['misled', 'cut'];

/** How long the app remembers an unclear outcome, in milliseconds: longer than Autoreplay goes on. */
const REMEMBERED = 12 * HOUR;

/** What is known of Zapier's cache: whether it was ever there, and when it lost everything, in milliseconds. */
export interface Memory {
  isThere: boolean;
  losses: readonly number[];
}

/** The requests of a try, in order: `POST /api/CreateOrder`. */
type RequestsOf = (one: Try) => readonly string[];

/** Compares what is in the services with what was wanted and with what the steps told. */
export function judge(cases: readonly Case[], memory: Memory, requestsOf: RequestsOf): Verdict[] {
  return [...Map.groupBy(cases, ({ wanted }) => wanted.group).values()].map((group) => {
    const { done, violations } = verdictOn(group, memory, requestsOf);
    const exception = exceptionFor(group, memory);
    const isExcused = (violation: Violation) =>
      exception !== undefined &&
      !OF_ONE_TRY.includes(violation) &&
      (memory.isThere || FOR_WANT_OF_A_CACHE.includes(violation) || areTogether(group));
    return {
      cases: group,
      done,
      violations,
      broken: violations.filter((violation) => !isExcused(violation)),
      exception,
    };
  });
}

function exceptionFor(cases: readonly Case[], { losses }: Memory): Exception | undefined {
  for (const { run } of cases) {
    const { tries } = run;
    const lastBegan = tries.at(-1)?.began ?? 0;
    for (const [index, one] of tries.entries()) {
      const { began, incidents } = one;
      if (isOvertaken(one, tries[index + 1])) return 'overtaken';
      if (incidents.some(({ what }) => what.startsWith('cache'))) return 'no cache';
      if (incidents.some(({ what }) => what === UNHEARD)) return 'unheard';
      if (losses.some((loss) => loss >= began && loss <= lastBegan)) return 'no cache';
    }
    if (isLate(tries)) return 'late';
  }
  return undefined;
}

/** Whether a request of a try was carried out when no try may last any more, and another one had begun. */
const isOvertaken = ({ began, incidents }: Try, next: Try | undefined): boolean =>
  incidents.some(
    ({ what, at }) =>
      what === CARRIED_OUT_LATE && at > began + STEP_LIMIT && at > (next?.began ?? Number.POSITIVE_INFINITY),
  );

/** Whether a step was tried for longer than the app remembers, and all tries before met a fault. */
function isLate(tries: readonly Try[]): boolean {
  const end = (tries[0]?.began ?? 0) + REMEMBERED;
  const inTime = tries.filter(({ began }) => began <= end);
  return inTime.length < tries.length && !inTime.some(isUntroubled);
}

/** Whether two tries of a group ran so closely that the times of their orders do not tell them apart. */
function areTogether(cases: readonly Case[]): boolean {
  const tries = cases.flatMap(({ run }) => run.tries).toSorted((a, b) => a.began - b.began);
  return tries.some(
    ({ ended }, index) => (tries[index + 1]?.began ?? Number.POSITIVE_INFINITY) < ended + 2 * SECOND,
  );
}

function verdictOn(
  cases: readonly Case[],
  memory: Memory,
  requestsOf: RequestsOf,
): Pick<Verdict, 'done' | 'violations'> {
  const [first] = cases;
  const found = first?.wanted.found() ?? [];
  const isOnce = first?.wanted.isOnce === true;
  const wanted = first?.wanted.isPossible === false ? 0 : isOnce ? 1 : cases.length;
  const succeeded = cases.filter(({ run }) => run.state === 'success');
  const others = cases.filter(({ run }) => run.state !== 'success');
  const told = succeeded.map(({ run }) => numberTold(run)).filter((number) => number !== '');
  const tries = cases.flatMap(({ run }) => run.tries);
  const broken: readonly [Violation, boolean][] = [
    ['twice', found.length > wanted],
    ['lost', found.length < (isOnce ? Math.min(1, succeeded.length) : succeeded.length)],
    ['missing', found.length < wanted && others.some(({ run }) => run.tries.some(isUntroubled))],
    [
      'denied',
      wanted > 0 && found.length >= wanted && tries.some((one) => isUntroubled(one) && hasFailed(one)),
    ],
    ['misnamed', found.length > 0 && told.some((number) => !found.includes(number))],
    ['misnamed', !isOnce && new Set(told).size < told.length],
    // Of several like ones nobody can tell which is whose.
    ['mistaken', cases.length === 1 && cases.some(isMistaken)],
    [
      'unseen',
      cases.some((one) => one.wanted.isLookedFor && (isUnseen(one.run.tries[0]) || isNameless(one))),
    ],
    ['misled', tries.some((one) => isMisled(one) || waitsForNobody(one, tries) || isMisadvised(one, memory))],
    ['cut', tries.some(({ incidents }) => incidents.some(({ what }) => what === CUT_OFF))],
    [
      'needless',
      cases.some(
        ({ wanted, run }) =>
          wanted.isLookedFor &&
          run.tries.some((one) => run.step.search === undefined && isNeedless(one, tries, requestsOf)),
      ),
    ],
  ];
  const violations = broken.flatMap(([violation, isBroken]) => (isBroken ? [violation] : []));
  return { done: Math.min(found.length, wanted), violations: [...new Set(violations)] };
}

/** Whether a try met no fault. One that was told to wait for another run says nothing: Zapier soon tries again. */
const isUntroubled = ({ incidents, ending }: Try): boolean =>
  incidents.length === 0 && !(ending.kind === 'error' && ending.name === 'ThrottledError');

const hasFailed = ({ ending }: Try): boolean => ending.kind !== 'success';

/** What goes wrong with the answer only, and at once: there is time to look for what was done. */
const ANSWER_LOST = [
  'reset_after',
  'cut',
  'html',
  'empty',
  'cut_json',
  'server_error',
  'overloaded_after',
  'no_result',
];

/** Whether a first try failed that only lost the answer to its change. */
const isUnseen = (one: Try | undefined): boolean =>
  one !== undefined &&
  one.ending.kind !== 'success' &&
  one.incidents.length > 0 &&
  one.incidents.every(isOfLostAnswer);

/** Whether a step gave no number, though nothing else was missing. */
function isNameless(one: Case): boolean {
  const last = one.run.tries.at(-1);
  return (
    one.run.state === 'success' &&
    numberTold(one.run) === '' &&
    last?.incidents.every(isOfLostAnswer) === true
  );
}

const isOfLostAnswer = ({ what, request = '' }: Try['incidents'][number]): boolean =>
  ANSWER_LOST.includes(what) && isChange(request);

/** Whether a request changes something, as far as the services' methods say. */
export const isChange = (request: string): boolean =>
  !/^GET |getOrder|GetBills|GetAllGoods|getcoupons|getpersonalmanagers/.test(request);

/** Whether the kind of error is not the one that helps the user. */
function isMisled(one: Try): boolean {
  const { ending, incidents } = one;
  if (ending.kind !== 'error') return false;
  const { name, message } = ending;
  const met = incidents.map(({ what }) => what);
  const troubles = met.flatMap((what) => TROUBLES.get(what) ?? []);
  const isKey = troubles.some(({ needsNewKey }) => needsNewKey);
  if (name === 'ExpiredAuthError') return !isKey;
  if (name === 'ThrottledError')
    return !met.some((what) => /busy|overloaded/.test(what)) && !isAnotherRun(one);
  const isTurnedAway = troubles.length > 0 && troubles.length === met.length;
  return isTurnedAway && (isKey || /may or may not/.test(message));
}

/** Whether an error says that a replay of a create looks for the order first and it does not, or the other way round. */
function isMisadvised({ ending, incidents }: Try, { isThere }: Memory): boolean {
  if (ending.kind !== 'error' || !/The order may or may not .* replay /i.test(ending.message)) return false;
  const looksFirst = /it looks for the order first/.test(ending.message);
  const isUnsure = isThere && incidents.some(({ what }) => what.startsWith('cache'));
  return looksFirst !== isThere && !isUnsure;
}

/** Whether a try had to wait for another run of the same, of which there has been none for so long that it is over. */
const waitsForNobody = (one: Try, tries: readonly Try[]): boolean =>
  isAnotherRun(one) &&
  !tries.some((other) => other !== one && other.began <= one.ended && other.ended >= one.began - 2 * MINUTE);

const isAnotherRun = ({ ending }: Try): boolean =>
  ending.kind === 'error' && ending.name === 'ThrottledError' && /another run/.test(ending.message);

/** Whether a step says of its order that it is new or existed already, and it was not so. */
function isMistaken({ wanted, run }: Case): boolean {
  const { already_existed } = resultOf(run);
  const began = run.tries.at(-1)?.began;
  if (typeof already_existed !== 'boolean' || began === undefined) return false;
  const madeAt = wanted.madeAt?.(numberTold(run)) ?? Number.NaN;
  // Some services say only in which second it was made.
  return Math.abs(madeAt - began) > SECOND && madeAt < began !== already_existed;
}

/** Whether a try asked for orders first, and all tries of the same before it knew what they had done. */
function isNeedless(one: Try, tries: readonly Try[], requestsOf: RequestsOf): boolean {
  const [first] = requestsOf(one);
  const earlier = tries.filter((other) => other.began < one.began && !isAnotherRun(other));
  return (
    first !== undefined &&
    !isChange(first) &&
    earlier.every((other) => other.ended < one.began && isCertain(other))
  );
}

/** Whether a try met no fault and knew what it had done. */
const isCertain = ({ incidents, ending }: Try): boolean =>
  incidents.length === 0 &&
  (ending.kind === 'success' ||
    (ending.kind === 'error' && !/may (or may not|already)/.test(ending.message)));

/** How many steps have to be told the same to be no chance. */
const NO_CHANCE = 10;

/** Whether steps that were throttled for the same reason were all told to come back after the same time. */
export function comeBackTogether(tries: readonly Try[]): boolean {
  const throttled = tries.filter(({ ending }) => ending.kind === 'error' && ending.name === 'ThrottledError');
  return [...Map.groupBy(throttled, isAnotherRun).values()].some(
    (alike) =>
      alike.length >= NO_CHANCE && new Set(alike.map(({ ending }) => Object(ending).delay)).size === 1,
  );
}

/** The number that a step returned; empty if it gave none. */
const numberTold = (run: StepRun): string => String(resultOf(run).order_number ?? '');

/** What a step returned; nothing if it failed. */
function resultOf({ tries }: StepRun): Readonly<Record<string, unknown>> {
  const ending = tries.at(-1)?.ending;
  const [first] = [ending?.kind === 'success' ? ending.results : undefined].flat();
  return Object(first);
}
