/** UNIX time in whole seconds of a moment given in ISO 8601 with its zone. */
export const unixSeconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

/** A moment in UNIX seconds as ISO 8601, in UTC. */
export const isoFromSeconds = (seconds: number): string => isoSeconds(new Date(seconds * 1000));

/** ISO 8601 in UTC, to the second. */
export const isoSeconds = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, 'Z');

/** A moment some days before another. */
export const daysBefore = (moment: Date, days: number): Date =>
  new Date(moment.getTime() - days * 86_400_000);

/** `dd.mm.yyyy` on a Moscow calendar. */
export const moscowDay = (moment: Date): string =>
  moscowClock().format(moment).slice(0, 10).split('-').reverse().join('.');

/**
 * `YYYY-MM-DD HH:MM:SS` on a Moscow clock, for a moment given in ISO 8601 with its zone. A zone and not an offset, because
 * Moscow was at UTC+4 from 2011 to 2014 and is at UTC+3 since.
 */
export const moscowTime = (moment: string): string => moscowClock().format(new Date(moment));

let clock: Intl.DateTimeFormat | undefined;

// Made when it is first needed: it takes longer than all else that the app does while it loads, and most steps need none.
function moscowClock(): Intl.DateTimeFormat {
  // Swedish is the locale that writes dates as ISO does.
  clock ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return clock;
}
