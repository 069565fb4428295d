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
export const moscowDay = (moment: Date): string => MOSCOW_DAY.format(moment);

// German is the locale that writes days so.
const MOSCOW_DAY = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Moscow',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/**
 * `YYYY-MM-DD HH:MM:SS` on a Moscow clock, for a moment given in ISO 8601 with its zone. A zone and not an offset, because
 * Moscow was at UTC+4 from 2011 to 2014 and is at UTC+3 since.
 */
export const moscowTime = (moment: string): string => MOSCOW.format(new Date(moment));

// Swedish is the locale that writes dates as ISO does.
const MOSCOW = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Moscow',
  dateStyle: 'short',
  timeStyle: 'medium',
});
