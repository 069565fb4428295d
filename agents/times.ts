/** A test for the time of an order that may have any, or none. */
export const anyTime = (): boolean => true;

/**
 * Returns a test for a time on a day of a time zone.
 *
 * @param day `2026-11-25`
 * @param zone `+03:00`
 */
export function onDay(day: string, zone: string): (time: string | undefined) => boolean {
  const start = Date.parse(`${day}T00:00:00${zone}`);
  return (time = '') => Date.parse(time) >= start && Date.parse(time) < start + 86_400_000;
}
