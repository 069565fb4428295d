import { cacheInMemory } from '../../simulation/step.ts';
import { Attempt } from '../../src/replays/attempt.ts';
import { useClock } from './world.ts';

const clock = useClock();
const CHANGE = ['shop.example.com', 'CreateOrder', { email: 'ada@example.com' }];

test('a run that nobody waits for any more leaves the mark of an earlier one as it is', async () => {
  const cache = cacheInMemory();
  const earlier = await Attempt.begin(cache, CHANGE);
  clock.pass(5);
  const frozen = await Attempt.begin(cache, CHANGE);
  clock.pass(1);
  expect(await frozen.takeOver()).toBe(false);
  const next = await Attempt.begin(cache, CHANGE);
  expect(next.earlierAt).toBe(earlier.startedAt);
  expect(await next.takeOver()).toBe(true);
});
