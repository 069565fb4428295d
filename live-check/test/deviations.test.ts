import { SHOP_KEY } from '../../sandbox/accounts.ts';
import { DEVIATIONS, type DeviationName } from '../../sandbox/deviations.ts';
import { API2_IDS, APLAUT_IDS, ASSUMPTIONS, type AssumptionId, SHOP_IDS } from '../assumptions.ts';
import type { Finding } from '../findings.ts';
import type { Account } from '../services.ts';
import { type Played, play, RUNS, type RunName } from './sandbox-world.ts';

const idsWith = (result: Finding['result'], { outcome }: Played): AssumptionId[] =>
  Object.keys(ASSUMPTIONS).filter(
    (id): id is AssumptionId => outcome.findings.of(id as AssumptionId).result === result,
  );

/** The run that can find out about an assumption. */
function runFor(id: AssumptionId): RunName {
  if (id === 'coupon-code') return 'a shop, with a coupon';
  if (APLAUT_IDS.some((known) => known === id)) return 'Aplaut';
  return API2_IDS.some((known) => known === id) ? 'a shop, by API 2.0' : 'a shop';
}

test('the sandbox has a deviation for each assumption, and no other', () => {
  expect(Object.keys(DEVIATIONS)).toEqual(Object.keys(ASSUMPTIONS));
});

/** What those who have such an account would type. */
const ACCOUNTS: Partial<Record<AssumptionId, Partial<Account>>> = {
  'login-case': { login: 'UserName' },
  'key-characters': { key: `${SHOP_KEY.slice(1)}!` },
};

describe.each(Object.keys(DEVIATIONS) as DeviationName[])('where %s is wrong', (id) => {
  test('the report names it alone', async () => {
    const played = await play(runFor(id), { deviation: id, account: ACCOUNTS[id] });
    const failed = [...played.report.matchAll(/^\| `(\S+)` \| fails \|/gm)].map(([, name]) => name);
    expect(failed).toEqual([id]);
    expect(played.outcome.left).toEqual([]);
    expect(played.left).toEqual([]);
  });

  test('no run names another one', async () => {
    const runs = await Promise.all(
      (Object.keys(RUNS) as RunName[])
        .filter((name) => ACCOUNTS[id] === undefined || name !== 'Aplaut')
        .map((name) => play(name, { deviation: id, account: ACCOUNTS[id] })),
    );
    expect([...new Set(runs.flatMap((played) => idsWith('fails', played)))]).toEqual([id]);
    expect(runs.flatMap(({ left }) => left)).toEqual([]);
  });
});

test.each(Object.keys(RUNS) as RunName[])('%s: nothing fails on the sandbox as it is', async (name) => {
  const played = await play(name);
  expect(idsWith('fails', played)).toEqual([]);
  expect(played.outcome.ended).toBeUndefined();
});

test('together the runs check all but what a service shows when it is busy', async () => {
  const all = await Promise.all((Object.keys(RUNS) as RunName[]).map((name) => play(name)));
  const held = new Set(all.flatMap((played) => idsWith('holds', played)));
  const unchecked = [...SHOP_IDS, ...API2_IDS, ...APLAUT_IDS].filter((id) => !held.has(id));
  // Without a network the sandbox sends no date. What trouble shows is in trouble.test.ts, and in the reports of live-check-all.
  expect(unchecked.sort()).toEqual(['aplaut-busy-time', 'code-8', 'shop-clock']);
});
