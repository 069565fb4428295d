/** Days and times of the Moscow calendar, in UNIX seconds. */

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * Returns the midnight at which a day begins.
 *
 * @param day `dd.mm.yyyy`, or a moment of that day in UNIX seconds
 * @returns `null` for a text that is not a day
 */
export function moscowMidnight(day: number): number;
export function moscowMidnight(day: string): number | null;
export function moscowMidnight(day: string | number): number | null {
  const written = typeof day === 'string' ? day : moscowDay(day);
  const match = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(written);
  if (match === null) return null;
  const [, date, month, year] = match.map(Number);
  const utc = Date.UTC(year ?? 0, (month ?? 0) - 1, date) / 1000;
  // Moscow is three hours ahead of UTC; until 2014 it was four hours in summer, and from 2011 on all year.
  const midnight = [3, 4]
    .map((hours) => utc - hours * 3600)
    .find((at) => timeOf(at) === '00:00:00' && moscowDay(at) === written);
  return midnight ?? null;
}

/** Returns the same time a month earlier, on the same day or else on the last day of that month. */
export function monthBefore(seconds: number): number {
  const [date = 1, month = 1, year = 1970] = moscowDay(seconds).split('.').map(Number);
  const last = new Date(Date.UTC(year, month - 1, 0));
  const before = new Date(
    Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())),
  );
  const day = `${two(before.getUTCDate())}.${two(before.getUTCMonth() + 1)}.${before.getUTCFullYear()}`;
  return (moscowMidnight(day) ?? 0) + (seconds - moscowMidnight(seconds));
}

/** Returns the day of a moment, as `dd.mm.yyyy`. */
export const moscowDay = (seconds: number): string =>
  CLOCK.format(new Date(seconds * 1000))
    .slice(0, 10)
    .replaceAll('/', '.');

/** Returns a moment as `yyyy-mm-dd hh:mm:ss`. */
export const moscowTime = (seconds: number): string =>
  `${moscowDay(seconds).split('.').reverse().join('-')} ${timeOf(seconds)}`;

/** Returns the moment of `yyyy-mm-dd hh:mm:ss`; `null` for any other text, and for a time that clocks in Moscow never showed. */
export function moscowSeconds(written: string): number | null {
  const asUtc = Date.parse(`${written.replace(' ', 'T')}Z`) / 1000;
  const moment = [3, 4]
    .map((hours) => asUtc - hours * 3600)
    .find((at) => at > 0 && moscowTime(at) === written);
  return moment ?? null;
}

const timeOf = (seconds: number): string => CLOCK.format(new Date(seconds * 1000)).slice(-8);
const two = (number: number): string => String(number).padStart(2, '0');
