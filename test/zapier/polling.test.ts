import { pollOptions, pollResult } from '../../src/zapier/polling.ts';
import { CONNECTIONS } from '../support/app.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = Date.parse('2026-11-22T10:00:00Z');

beforeAll(() => {
  jest.useFakeTimers();
});
afterAll(() => {
  jest.useRealTimers();
});

const isDeepAt = (time: number, authData: object = CONNECTIONS.influencersoft): boolean => {
  jest.setSystemTime(time);
  return pollOptions({ authData: { ...authData } }).depth === 'deep';
};

/** The times of a day at which a Zap polls, so many minutes apart. */
const times = (every: number, length = DAY) =>
  Array.from({ length: length / (every * MINUTE) }, (_, index) => START + index * every * MINUTE);

test.each([1, 2, 5, 15])(
  'every %i minutes: at most a twelfth of the polls are deep, ten times in two days',
  (every) => {
    const polls = times(every, 10 * 290 * MINUTE);
    const deep = polls.filter((time) => isDeepAt(time));
    expect(deep.length).toBeLessThanOrEqual(polls.length / 12);
    const begun = deep.filter((time) => !deep.includes(time - every * MINUTE));
    expect(begun.length).toBeGreaterThanOrEqual(10);
  },
);

test('polls that come up to five minutes late still meet each of the ten times', () => {
  for (let phase = 0; phase < 20; phase += 1) {
    const deep = times(20, 10 * 290 * MINUTE).filter((time) => isDeepAt(time + phase * MINUTE));
    expect(deep).toHaveLength(10);
  }
});

test('accounts have them at different times', () => {
  const accounts = Array.from({ length: 100 }, (_, index) => ({
    service: 'aplaut',
    api_key: `key-${index}`,
  }));
  const perMinute = times(1, 290 * MINUTE).map(
    (time) => accounts.filter((one) => isDeepAt(time, one)).length,
  );
  expect(Math.max(...perMinute)).toBeLessThan(25);
});

test.each([
  [{ isLoadingSample: true }, 'sample'],
  [{ isPopulatingDedupe: true }, 'first'],
  [{ isLoadingSample: true, isPopulatingDedupe: true }, 'sample'],
])('%j is a %s poll at any time', (meta, depth) => {
  for (const time of times(20)) {
    jest.setSystemTime(time);
    expect(pollOptions({ meta })).toEqual({ page: 0, depth });
  }
});

describe('what is passed to Zapier', () => {
  const results = ['d', 'c', 'b', 'a'].map((id) => ({ id, email: 'ada@example.com' }));

  test('three records for a sample, ids for the first poll, all of them later', () => {
    const page = 0;
    expect(pollResult(results, { page, depth: 'sample' })).toEqual(results.slice(0, 3));
    expect(pollResult(results, { page, depth: 'first' })).toEqual([
      { id: 'd' },
      { id: 'c' },
      { id: 'b' },
      { id: 'a' },
    ]);
    expect(pollResult(results, { page, depth: 'recent' })).toEqual(results);
    expect(pollResult(results, { page, depth: 'deep' })).toEqual(results);
  });

  test('the newest that fit into 6 MB, in bytes and not in characters', () => {
    const orders = Array.from({ length: 10_000 }, (_, index) => ({
      id: String(index),
      full_name: 'Достоевский Фёдор Михайлович '.repeat(12),
    }));
    const passed = pollResult(orders, { page: 0, depth: 'deep' });
    const bytes = Buffer.byteLength(JSON.stringify(passed));
    expect(bytes).toBeLessThan(5_000_100);
    expect(bytes).toBeGreaterThan(4_990_000);
    expect(passed).toEqual(orders.slice(0, passed.length));
    expect(pollResult(orders, { page: 0, depth: 'first' })).toHaveLength(10_000);
  });
});
