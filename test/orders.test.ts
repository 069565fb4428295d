import { COUNTRY_CODES } from '../src/orders/countries.ts';
import { moscowDay, moscowTime, unixSeconds } from '../src/orders/time.ts';

test('converts the hour that Moscow skipped and the one that it had twice', () => {
  expect(moscowTime('2011-03-26T22:59:59Z')).toBe('2011-03-27 01:59:59');
  expect(moscowTime('2011-03-26T23:00:00Z')).toBe('2011-03-27 03:00:00');
  // Half past two was on no clock of Moscow that night, but is a moment all the same where an offset says which.
  expect(moscowTime('2011-03-27T02:30:00+03:00')).toBe('2011-03-27 03:30:00');
  expect(unixSeconds('2011-03-27T02:30:00+03:00')).toBe(1_301_182_200);
  expect(unixSeconds('2014-10-26T01:30:00+04:00')).toBe(1_414_272_600);
  expect(unixSeconds('2014-10-26T01:30:00+03:00')).toBe(1_414_276_200);
});

test('converts times to UNIX seconds, and to Moscow time, which was an hour ahead from 2011 to 2014', () => {
  expect(unixSeconds('2013-03-03T00:00:00+04:00')).toBe(1362254400);
  expect(unixSeconds('2010-11-29T06:36:59.999+03:00')).toBe(1291001819);
  expect(moscowTime('2013-03-02T20:00:00Z')).toBe('2013-03-03 00:00:00');
  expect(moscowTime('2026-12-31T21:00:00Z')).toBe('2027-01-01 00:00:00');
  expect(moscowTime('2010-07-01T00:00:00Z')).toBe('2010-07-01 04:00:00');
});

test('counts days back on the calendar of Moscow, also over days of 23 and 25 hours', () => {
  expect(moscowDay(new Date('2026-11-22T20:59:59Z'))).toBe('22.11.2026');
  expect(moscowDay(new Date('2026-11-22T21:00:00Z'))).toBe('23.11.2026');
  expect(moscowDay(new Date('2026-03-01T10:00:00Z'), 26)).toBe('03.02.2026');
  // 48 hours before half past midnight on 29 March 2011 it was still the 26th, 96 hours before the end of 27 October 2014 the 24th.
  expect(moscowDay(new Date('2011-03-28T20:30:00Z'), 2)).toBe('27.03.2011');
  expect(moscowDay(new Date('2014-10-27T20:30:00Z'), 4)).toBe('23.10.2014');
});

test('has the country codes that have a name', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  expect(COUNTRY_CODES.size).toBe(249);
  for (const code of COUNTRY_CODES) expect(names.of(code)).toEqual(expect.any(String));
});
