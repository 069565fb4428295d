/** Moments of the Zap's clock as a person reads them, in the zone of this machine. */

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const SECONDS = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** `Thu, 26 Nov, 10:04` */
export const momentOf = (at: number): string => DAY_AND_TIME.format(at);

/** `10:04` */
export const timeOf = (at: number): string => TIME.format(at);

/** `10:04:20` */
export const exactTimeOf = (at: number): string => SECONDS.format(at);
