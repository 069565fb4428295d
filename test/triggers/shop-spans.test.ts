import { createHash } from 'node:crypto';
import { moscowMidnight } from '../../sandbox/moscow.ts';
import { NetworkError } from '../../src/http/errors.ts';
import type { Send } from '../../src/http/request.ts';
import { CONNECTIONS } from '../support/app.ts';
import { runQuery } from '../support/without-zapier.ts';

/** A shop that makes some orders a day and sends at most so many in one answer. */

const TODAY = moscowMidnight(Date.parse('2026-11-22T10:00:00Z') / 1000);
const daysAgo = (day: string): number => (TODAY - (moscowMidnight(day) ?? Number.NaN)) / 86_400;

/** Orders are numbered by their days: `27000` is the first one of 27 days ago. */
function shopWith(perDay: (day: number) => number, most: number) {
  const spans: string[] = [];
  const send: Send = async ({ body = '' }) => {
    const form = new URLSearchParams(body);
    const begin = daysAgo(form.get('begin_date') ?? '');
    const end = form.has('end_date') ? daysAgo(form.get('end_date') ?? '') : 0;
    spans.push(form.has('end_date') ? `${begin} to ${end}` : `${begin}`);
    const days = Array.from({ length: begin - end + 1 }, (_, index) => end + index);
    const result = days.flatMap((day) =>
      Array.from({ length: perDay(day) }, (_, index) => ({ id: `${day * 1000 + index}` })),
    );
    if (result.length > most) throw new NetworkError('too_large');
    const hash = createHash('md5').update(`0::ok::${CONNECTIONS.influencersoft.api_key}`).digest('hex');
    const text = JSON.stringify({ error_code: 0, error_text: 'ok', result, hash });
    return { status: 200, header: () => undefined, text };
  };
  return { spans, send };
}

const read = (send: Send, depth: 'recent' | 'deep' | 'first') =>
  runQuery('new_order', CONNECTIONS.influencersoft, {}, send, depth);

beforeAll(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
});
afterAll(() => {
  jest.useRealTimers();
});

test('a list that is too long for one answer is asked for in halves, by the first poll to its end', async () => {
  const { spans, send } = shopWith(() => 10, 100);
  const found = await read(send, 'first');
  expect(found).toHaveLength(28 * 10);
  expect(spans).toEqual(['27', '13', '6', '12 to 6', '18 to 12', '24 to 18', '27 to 24']);
});

test('a later poll is content with the newest part, which is never deeper than the first poll was', async () => {
  const { spans, send } = shopWith(() => 10, 100);
  expect(await read(send, 'deep')).toHaveLength(7 * 10);
  expect(spans).toEqual(['26', '13', '6']);
});

test('when most orders are gone, the deepest later poll sees no day that the first one did not', async () => {
  const before = shopWith(() => 10, 100);
  const known = new Set((await read(before.send, 'first')).map(({ id }) => id));
  const after = shopWith(() => 1, 100);
  const seen = await read(after.send, 'deep');
  expect(after.spans).toEqual(['26']);
  expect(seen.filter(({ id }) => !known.has(id))).toEqual([]);
});

test('a single day is asked for alone if it is today, and else with the next', async () => {
  const { spans, send } = shopWith((day) => (day === 0 ? 90 : day < 2 ? 5 : 0), 94);
  expect(await read(send, 'recent')).toHaveLength(90);
  expect(spans).toEqual(['1', '0']);
});

test.each(['recent', 'first'] as const)('too many orders in one day are said: %s', async (depth) => {
  const { send } = shopWith(() => 101, 100);
  await expect(read(send, depth)).rejects.toThrow(
    'The orders could not be read: InfluencerSoft has too many orders in one day.',
  );
});

test('so are too many on an earlier day, of which the first poll would know a part only', async () => {
  const { send } = shopWith((day) => (day === 20 ? 101 : 1), 100);
  await expect(read(send, 'first')).rejects.toThrow('too many orders in one day');
  expect(await read(send, 'deep')).toHaveLength(14);
});

test('a response without a list is an empty one, but not in the first poll, whose orders would be new later on', async () => {
  const hash = createHash('md5').update(`0::ok::${CONNECTIONS.influencersoft.api_key}`).digest('hex');
  const send: Send = async () => ({
    status: 200,
    header: () => undefined,
    text: JSON.stringify({ error_code: 0, error_text: 'ok', hash }),
  });
  expect(await read(send, 'recent')).toEqual([]);
  expect(await read(send, 'deep')).toEqual([]);
  await expect(read(send, 'first')).rejects.toThrow('The orders could not be read');
});

test('any other failure is not answered with further requests', async () => {
  let requests = 0;
  const send: Send = async () => {
    requests += 1;
    throw new NetworkError('timeout');
  };
  await expect(read(send, 'first')).rejects.toThrow("didn't respond within 25 seconds");
  expect(requests).toBe(1);
});
