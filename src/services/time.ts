/** UNIX time in whole seconds of a moment given in ISO 8601 with its zone. */
export const unixSeconds = (moment: string): number => Math.floor(Date.parse(moment) / 1000);

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
