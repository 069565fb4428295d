import { CARRIED_OUT_LATE } from './services.ts';
import type { Wanted } from './wanted.ts';
import { HOUR } from './zapier/clock.ts';
import type { Attempt, StepRun } from './zapier/steps.ts';

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
  denied: 'done, but failed in a last try that met no fault',
  misnamed: 'the step gave the number of another order',
};
export type Violation = keyof typeof VIOLATIONS;

/** What became of the wants of one group. */
export interface Verdict {
  cases: readonly Case[];
  /** How many were done. */
  done: number;
  violations: readonly Violation[];
  /** Why less is promised for it, if so. */
  exception: Exception | undefined;
}

/** What an app cannot make good. */
export const EXCEPTIONS = {
  'no cache': "Zapier's cache was not there, or lost what it held",
  overtaken: 'the service carried out a request only after the step had run again',
  late: 'all tries of half a day met a fault, and the step was replayed by hand after that',
};
type Exception = keyof typeof EXCEPTIONS;

/** How long the app remembers an unclear outcome, in milliseconds: longer than Autoreplay goes on. */
const REMEMBERED = 12 * HOUR;

/**
 * Compares what is in the services with what was wanted and with what the steps told.
 *
 * @param losses when the cache lost everything, in milliseconds
 */
export function judge(cases: readonly Case[], losses: readonly number[]): Verdict[] {
  return [...Map.groupBy(cases, ({ wanted }) => wanted.group).values()].map((group) => ({
    cases: group,
    ...verdictOn(group),
    exception: exceptionFor(group, losses),
  }));
}

function exceptionFor(cases: readonly Case[], losses: readonly number[]): Exception | undefined {
  for (const { run } of cases) {
    const { attempts } = run;
    const lastBegan = attempts.at(-1)?.began ?? 0;
    for (const [index, { began, incidents }] of attempts.entries()) {
      const nextBegan = attempts[index + 1]?.began ?? Number.POSITIVE_INFINITY;
      if (incidents.some(({ what, at }) => what === CARRIED_OUT_LATE && at > nextBegan)) return 'overtaken';
      if (incidents.some(({ what }) => what.startsWith('cache'))) return 'no cache';
      if (losses.some((loss) => loss >= began && loss <= lastBegan)) return 'no cache';
    }
    if (isLate(attempts)) return 'late';
  }
  return undefined;
}

/** Whether a step was tried for longer than the app remembers, and all tries before met a fault. */
function isLate(attempts: readonly Attempt[]): boolean {
  const end = (attempts[0]?.began ?? 0) + REMEMBERED;
  const inTime = attempts.filter(({ began }) => began <= end);
  return inTime.length < attempts.length && !inTime.some(isUntroubled);
}

function verdictOn(cases: readonly Case[]): Pick<Verdict, 'done' | 'violations'> {
  const [first] = cases;
  const found = first?.wanted.found() ?? [];
  const isOnce = first?.wanted.isOnce === true;
  const wanted = isOnce ? 1 : cases.length;
  const succeeded = cases.filter(({ run }) => run.state === 'success');
  const others = cases.filter(({ run }) => run.state !== 'success');
  const told = succeeded.map(numberTold).filter((number) => number !== '');
  const broken: readonly [Violation, boolean][] = [
    ['twice', found.length > wanted],
    ['lost', found.length < Math.min(wanted, succeeded.length)],
    ['missing', found.length < wanted && others.some(({ run }) => run.attempts.some(isUntroubled))],
    ['denied', found.length >= wanted && others.some(({ run }) => isUntroubled(run.attempts.at(-1)))],
    ['misnamed', found.length > 0 && told.some((number) => !found.includes(number))],
    ['misnamed', !isOnce && new Set(told).size < told.length],
  ];
  const violations = broken.flatMap(([violation, isBroken]) => (isBroken ? [violation] : []));
  return { done: Math.min(found.length, wanted), violations: [...new Set(violations)] };
}

const isUntroubled = (attempt: Attempt | undefined): boolean => attempt?.incidents.length === 0;

/** The number that a step returned; empty if it gave none. */
function numberTold({ run }: Case): string {
  const ending = run.attempts.at(-1)?.ending;
  const results = ending?.kind === 'success' ? ending.results : undefined;
  const [first] = [results].flat();
  return String(Object(first).order_number ?? '');
}
