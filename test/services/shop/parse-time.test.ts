import fc from 'fast-check';
import { parseTime } from '../../../src/services/shop/parse-time.ts';

test.each<[unknown, string]>([
  ['1795330800', '2026-11-22T07:00:00Z'],
  [1795330800, '2026-11-22T07:00:00Z'],
  ['1795330800.5', '2026-11-22T07:00:00Z'],
  [1795330800123, '2026-11-22T07:00:00Z'],
  [' 1795330800123 ', '2026-11-22T07:00:00Z'],
  ['20261122100000', '2026-11-22T07:00:00Z'],
  ['2026-11-22 10:00:00', '2026-11-22T07:00:00Z'],
  ['2026-11-22 10:00', '2026-11-22T07:00:00Z'],
  ['2026-11-22T10:00:00', '2026-11-22T07:00:00Z'],
  ['2026-11-22', '2026-11-21T21:00:00Z'],
  ['22.11.2026 10:00:00', '2026-11-22T07:00:00Z'],
  ['22.11.2026', '2026-11-21T21:00:00Z'],
  ['2013-03-03 00:00:00', '2013-03-02T20:00:00Z'],
  ['2026-11-22T10:00:00.5+03:00', '2026-11-22T07:00:00Z'],
  ['2026-11-22T10:00:00+0300', '2026-11-22T07:00:00Z'],
  ['2026-11-22T07:00:00Z', '2026-11-22T07:00:00Z'],
])('%j is %s', (value, expected) => {
  expect(parseTime(value)).toBe(expected);
});

test.each([
  ...[0, 1, '0', '1', -5, 86_399, '', ' ', null, undefined, true, [], {}, Number.POSITIVE_INFINITY],
  ...['9'.repeat(14), '9'.repeat(40), '1e30', 'yesterday', '0000-00-00 00:00:00', '00000000000000', '5'],
  ...[
    '2026-13-01 00:00:00',
    '2026-02-30 10:00:00',
    '32.01.2026',
    '2026-11-22T25:00:00Z',
    '1970-01-01 03:00:00',
  ],
  // The hour that Moscow skipped.
  '2011-03-27 02:30:00',
])('%j is no time', (value) => {
  expect(parseTime(value)).toBeUndefined();
});

test('anything else is a time in ISO 8601 or none, and never an error', () => {
  const numbers = fc.oneof(fc.integer(), fc.double(), fc.bigInt({ min: 0n }).map(String));
  fc.assert(
    fc.property(fc.oneof(fc.string(), numbers, fc.anything()), (value) => {
      expect(parseTime(value) ?? '1970-01-02T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }),
    { numRuns: 2_000 },
  );
});
