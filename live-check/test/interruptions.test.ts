import fc from 'fast-check';
import { DEVIATIONS, type DeviationName } from '../../sandbox/deviations.ts';
import { NetworkError } from '../../src/http/errors.ts';
import { type Played, play, RUNS, type RunName } from './sandbox-world.ts';

const NAMES = Object.keys(RUNS) as RunName[];

/** Whether no order is left that the user is not told of. */
function expectNothingHidden({ outcome, left, said }: Played): void {
  const told = outcome.left.join(' ');
  for (const number of left) {
    const isNamed = told.includes(number) || outcome.left.some((order) => order.startsWith('perhaps'));
    expect({ number, told, isNamed }).toMatchObject({ isNamed: true });
  }
  // What is left is told in the words that were used when it was made.
  for (const [tag] of told.matchAll(/live-check-\w+/g)) expect(said.join(' ')).toContain(tag);
}

async function lengthOf(name: RunName): Promise<number> {
  return (await play(name)).requests.length;
}

test.each(NAMES)('%s: stopped at any request, no order is left', async (name) => {
  const length = await lengthOf(name);
  for (let last = 1; last <= length; last += 1) {
    const stop = new AbortController();
    const played = await play(name, {
      stop: stop.signal,
      before: (_request, count) => count === last && stop.abort(),
    });
    expect(played.left).toEqual([]);
    expect(played.outcome.left).toEqual([]);
    // The last request of a run may be one that cleans up.
    if (last < length - 1) expect(played.outcome.ended).toBe('The run was stopped.');
  }
});

test.each(NAMES)(
  '%s: the answer to any request may be lost, with no order left that is not told of',
  async (name) => {
    const length = await lengthOf(name);
    for (let lost = 1; lost <= length; lost += 1) {
      const played = await play(name, {
        after: (count) => {
          if (count === lost) throw new NetworkError('cut');
        },
      });
      expectNothingHidden(played);
      expect(played.left).toEqual([]);
    }
  },
);

test.each(NAMES)(
  '%s: the service may be gone from any request on, with no order left that is not told of',
  async (name) => {
    const length = await lengthOf(name);
    for (let gone = 1; gone <= length; gone += 1) {
      const cut = (count: number) => {
        if (count >= gone) throw new NetworkError('cut');
      };
      expectNothingHidden(await play(name, { before: (_request, count) => cut(count) }));
      expectNothingHidden(await play(name, { after: cut }));
    }
  },
);

test('whatever a service does in another way, no order is left that is not told of', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...NAMES),
      fc.constantFrom(...(Object.keys(DEVIATIONS) as DeviationName[])),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom('stopped', 'answer lost', 'gone'),
      async (name, deviation, at, how) => {
        const stop = new AbortController();
        const cut = (isCut: boolean) => {
          if (isCut) throw new NetworkError('cut');
        };
        const played = await play(name, {
          deviation,
          stop: stop.signal,
          before: (_request, count) => {
            if (how === 'stopped' && count === at) stop.abort();
            cut(how === 'gone' && count >= at);
          },
          after: (count) => cut(how === 'answer lost' && count === at),
        });
        expectNothingHidden(played);
        if (how !== 'gone') expect(played.left).toEqual([]);
      },
    ),
  );
});

test('the key is in no line that is printed', async () => {
  for (const name of NAMES) expect((await play(name)).said.join('\n')).not.toMatch(/XXXXXX|sandbox-aplaut/);
});
