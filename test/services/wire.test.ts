import {
  plain,
  rowsAs,
  toWire,
  type WireField,
  type WireValue,
  written,
} from '../../src/contract/param-map.ts';
import { COUNTRY_CODES } from '../../src/orders/countries.ts';
import { moscowTime, unixSeconds } from '../../src/orders/time.ts';

describe('toWire', () => {
  test('gathers a scattered group into one map, in the order of its first parameter', () => {
    const table: WireField<Record<string, WireValue>>[] = [
      plain('a', 'utm[a]'),
      plain('x', 'x'),
      plain('b', 'utm[b]'),
      plain('c', 'deep.er.c'),
    ];
    expect(JSON.stringify(toWire(table, { a: '1', x: '2', b: '3', c: '4' }))).toBe(
      '{"utm":{"a":"1","b":"3"},"x":"2","deep":{"er":{"c":"4"}}}',
    );
  });

  test('leaves out what is not there', () => {
    const table: WireField<{ a?: string; b?: string; c: Record<string, string>[] }>[] = [
      plain('a', 'a'),
      written('b', 'b', Number),
      rowsAs('c', 'c', { d: 'e', f: 'g' }),
    ];
    expect(toWire(table, { c: [{ d: '1' }, { f: '2' }] })).toEqual({
      c: [{ e: '1' }, { g: '2' }],
    });
  });

  test("a user's own keys cannot reach the prototype", () => {
    const details = JSON.parse('{"__proto__":{"x":"y"},"constructor":"z"}');
    const table: WireField<Record<string, WireValue>>[] = [
      plain('status', 'details.status'),
      plain('details', 'details'),
    ];
    const wire = toWire(table, { status: 's', details });
    expect(JSON.stringify(wire)).toBe('{"details":{"status":"s","__proto__":{"x":"y"},"constructor":"z"}}');
    expect(Object.getPrototypeOf(wire.details)).toBe(Object.prototype);
  });
});

test('the hour that Moscow skipped and the one that it had twice', () => {
  expect(moscowTime('2011-03-26T22:59:59Z')).toBe('2011-03-27 01:59:59');
  expect(moscowTime('2011-03-26T23:00:00Z')).toBe('2011-03-27 03:00:00');
  // Half past two was on no clock of Moscow that night, but is a moment all the same where an offset says which.
  expect(moscowTime('2011-03-27T02:30:00+03:00')).toBe('2011-03-27 03:30:00');
  expect(unixSeconds('2011-03-27T02:30:00+03:00')).toBe(1_301_182_200);
  expect(unixSeconds('2014-10-26T01:30:00+04:00')).toBe(1_414_272_600);
  expect(unixSeconds('2014-10-26T01:30:00+03:00')).toBe(1_414_276_200);
});

test('moments in UNIX seconds, and on a Moscow clock that was an hour ahead from 2011 to 2014', () => {
  expect(unixSeconds('2013-03-03T00:00:00+04:00')).toBe(1362254400);
  expect(unixSeconds('2010-11-29T06:36:59.999+03:00')).toBe(1291001819);
  expect(moscowTime('2013-03-02T20:00:00Z')).toBe('2013-03-03 00:00:00');
  expect(moscowTime('2026-12-31T21:00:00Z')).toBe('2027-01-01 00:00:00');
  expect(moscowTime('2010-07-01T00:00:00Z')).toBe('2010-07-01 04:00:00');
});

test('country codes are those that have a name', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(COUNTRY_CODES.size).toBe(249);
  for (const code of COUNTRY_CODES) expect(names.of(code)).toEqual(expect.any(String));
});
