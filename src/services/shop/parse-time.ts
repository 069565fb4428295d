import { textOf } from '../../json.ts';
import { isoFromSeconds, isoSeconds, moscowTime } from '../../orders/time.ts';

const DAY_SECONDS = 86_400;

/** The least number that is milliseconds and not seconds: as seconds it is in the year 5138. */
const MILLISECONDS = 100_000_000_000;

/** `2026-11-22 10:00:00`, `22.11.2026 10:00`, `20261122100000`; the time may be missing, except among bare digits. */
const SPELLINGS = [
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[ T](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
  /^(?<day>\d\d)\.(?<month>\d\d)\.(?<year>\d{4})(?: (?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)$/,
];

/**
 * Returns a time in a shop's record as ISO 8601 in UTC. The vendor does not describe it; its clients read UNIX seconds. It is also
 * understood in milliseconds, in the spellings of the vendor's own pages, which are in Moscow time, and in ISO 8601 with a zone.
 * Assumed: times-in-records.
 *
 * @returns `undefined` for anything else, and for times of the first day of 1970: 0 and 1 mean "no" and "yes" in shops
 */
export function parseTime(value: unknown): string | undefined {
  const text = textOf(value)?.trim() ?? '';
  const wall = SPELLINGS.map((spelling) => spelling.exec(text)?.groups).find(
    (groups) => groups !== undefined,
  );
  if (wall !== undefined) return fromMoscow(wall);
  if (/^\d{1,13}(\.\d+)?$/.test(text)) {
    const seconds = Math.floor(Number(text) / (Number(text) < MILLISECONDS ? 1 : 1000));
    return seconds < DAY_SECONDS ? undefined : isoFromSeconds(seconds);
  }
  const hasZone = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(text);
  const moment = new Date(hasZone ? text : Number.NaN);
  return moment.getTime() >= DAY_SECONDS * 1000 ? isoSeconds(moment) : undefined;
}

type Wall = Readonly<Record<string, string | undefined>>;

/** Returns the time at which clocks in Moscow, three or four hours ahead, show this; `undefined` if they never do. */
function fromMoscow({
  year,
  month,
  day,
  hour = '00',
  minute = '00',
  second = '00',
}: Wall): string | undefined {
  const wall = `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}Z`);
  if (!(asUtc >= 2 * DAY_SECONDS * 1000)) return undefined;
  return [3, 4]
    .map((hours) => isoSeconds(new Date(asUtc - hours * 3_600_000)))
    .find((moment) => moscowTime(moment) === wall);
}
