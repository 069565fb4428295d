import { bursts, play } from './burst.ts';

/** Ten thousand orders of one account at one moment: what Zapier's throttle, as it is set, makes of them. */

const [unthrottled, ...throttled] = bursts(10_000);

test.each(throttled)(
  '$title: none is lost, none is there twice, no step is late',
  async (burst) => {
    const { longestStep, took, ...counts } = await play(burst);
    expect(counts).toEqual({ made: 10_000, unclear: 0, inService: 10_000, missing: 0, mostAtOnce: 5 });
    expect(longestStep).toBeLessThanOrEqual(2.5);
    // At one a second they take 2 hours and 47 minutes; what waits longer than it must adds to that.
    expect(took).toBeGreaterThan(9_990);
    expect(took).toBeLessThan(11_500);
  },
  60_000,
);

test('without it, Aplaut would let all but fifty wait for longer than a step has', async () => {
  if (unthrottled === undefined) throw new Error('There is no such burst.');
  expect(await play(unthrottled)).toMatchObject({ made: 50, unclear: 9_950, inService: 10_000 });
}, 60_000);
