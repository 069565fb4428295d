import type { HttpResponse } from '../../src/http/request.ts';
import { ASSUMPTIONS, type AssumptionId } from '../assumptions.ts';
import { type Played, play, RUNS, type RunName } from './sandbox-world.ts';

/** Services that are busy or broken for a moment, which says nothing about what is assumed of them. */

const NAMES = Object.keys(RUNS) as RunName[];
const SHOPS = NAMES.filter((name) => name !== 'Aplaut');

const answer = (status: number, headers: Record<string, string> = {}, text = ''): HttpResponse => ({
  status,
  header: (name) => headers[name],
  text,
});
const BUSY = answer(429, { 'retry-after': '17' });
const BROKEN = answer(500, { 'content-type': 'text/html' }, '<h1>500</h1>');
/** Signed with the key of the sandbox. */
const LIMIT = answer(
  200,
  {},
  '{"error_code":8,"error_text":"requests limit","hash":"17c3aae5bbae037fd6ff14818de3364d"}',
);

const findingsOf = ({ outcome }: Played) =>
  Object.fromEntries(
    Object.keys(ASSUMPTIONS).map((id) => [id, outcome.findings.of(id as AssumptionId).result]),
  );

const failuresOf = (played: Played): string[] =>
  Object.entries(findingsOf(played)).flatMap(([id, result]) => (result === 'fails' ? [id] : []));

/** Plays a run as often as it has requests, each time with something else than the answer to another one. */
async function playEach(name: RunName, trouble: HttpResponse): Promise<{ at: number; played: Played }[]> {
  const { requests } = await play(name);
  return Promise.all(
    requests.map(async (_request, index) => {
      const instead = (count: number) => (count === index + 1 ? trouble : undefined);
      return { at: index + 1, played: await play(name, { instead }) };
    }),
  );
}

test.each(NAMES)('%s: a request that was turned away is sent again when the service says', async (name) => {
  const usual = {
    ...findingsOf(await play(name)),
    ...(name === 'Aplaut' && { 'aplaut-busy-time': 'holds' }),
  };
  for (const { at, played } of await playEach(name, BUSY)) {
    expect({ at, findings: findingsOf(played) }).toEqual({ at, findings: usual });
    expect(played.outcome.ended).toBeUndefined();
    expect(played.left).toEqual([]);
    expect((played.times[at] ?? 0) - (played.times[at - 1] ?? 0)).toBeGreaterThanOrEqual(17_000);
  }
});

test.each([
  ...NAMES.map((name) => [name, 'broken', BROKEN] as const),
  ...SHOPS.map((name) => [name, 'at its limit', LIMIT] as const),
])('%s that is %s for one request fails no assumption', async (name, _how, trouble) => {
  for (const { at, played } of await playEach(name, trouble)) {
    expect({ at, failed: failuresOf(played) }).toEqual({ at, failed: [] });
    expect({ at, left: played.left }).toEqual({ at, left: [] });
  }
});

test('a shop that is at its limit when the order comes: nothing was made', async () => {
  const { requests } = await play('a shop');
  const at = requests.findIndex(({ url }) => url.endsWith('/CreateOrder')) + 1;
  const { outcome, left } = await play('a shop', {
    instead: (count) => (count === at ? LIMIT : undefined),
  });
  expect(outcome.findings.of('code-8')).toEqual({
    result: 'holds',
    seen: 'Code 8, and the order is not there.',
  });
  expect(left).toEqual([]);
});

test('a service that stays broken is said to be, and not that it refuses the key', async () => {
  for (const name of NAMES) {
    const { outcome } = await play(name, { instead: () => BROKEN });
    expect(outcome.ended).toMatch(/ is busy or broken: HTTP 500\. Try again later\.$/);
  }
});
