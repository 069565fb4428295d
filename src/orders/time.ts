/** Returns the UNIX time in whole seconds of a time in ISO 8601 with a zone. */
export const unixSeconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

/** Returns a UNIX time in seconds as ISO 8601 in UTC. */
export const isoFromSeconds = (seconds: number): string => isoSeconds(new Date(seconds * 1000));

/** Returns a time as ISO 8601 in UTC, to the second. */
export const isoSeconds = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z');

/** Returns the time some days (of 24 hours) before another. */
export const daysBefore = (moment: Date, days: number): Date =>
  new Date(moment.getTime() - days * 86_400_000);

/**
 * Returns the day of a time in Moscow as `dd.mm.yyyy`, or the one that is some days earlier on the calendar. That is not the
 * day of a time some times 24 hours before: days on which Moscow changed its clock had 23 or 25.
 */
export function moscowDay(moment: Date, daysEarlier = 0): string {
  const [year = 0, month = 1, day = 1] = moscowClock().format(moment).slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day - daysEarlier));
  return date.toISOString().slice(0, 10).split('-').reverse().join('.');
}

/**
 * Returns `YYYY-MM-DD HH:MM:SS` in Moscow for a time in ISO 8601 with a zone. Moscow is a zone and not an offset: it was at
 * UTC+4 from 2011 to 2014, and has been at UTC+3 since.
 */
export const moscowTime = (moment: string): string => moscowClock().format(new Date(moment));

let clock: Intl.DateTimeFormat | undefined;

// Created on first use: it takes longer than everything else that the app does while it loads, and most steps need none.
function moscowClock(): Intl.DateTimeFormat {
  // Swedish is the locale that writes dates as ISO does.
  clock ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return clock;
}
