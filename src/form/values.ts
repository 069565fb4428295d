import { isIP } from 'node:net';
import * as zod from 'zod/mini';

/** Refuses a longer text before any other check has seen it. */
const noLongerThan = (length: number, inWords: string) =>
  zod.maxLength(length, { error: `shorten this text to ${inWords} characters`, abort: true });

const LONGEST_LINE = 2_000;

/** The length of whatever is written in one line: far more than anyone types, far less than a file mapped by mistake. */
export const LINE_LENGTH = noLongerThan(LONGEST_LINE, '2,000');

/** Free text, kept exactly as written. */
export const TEXT = zod.string().check(LINE_LENGTH);

/** Free text of several lines, such as a comment. */
export const LONG_TEXT = zod.string().check(noLongerThan(100_000, '100,000'));

/** A code, a login, an address: text without leading or trailing blanks. */
export const CODE = TEXT.check(zod.trim(), zod.minLength(1, 'fill in this field'));

/** An email address. Only its shape is checked, because the services accept names and domains in any script. */
export const EMAIL = TEXT.check(
  zod.trim(),
  zod.regex(/^[^\s@"]+@[^\s@"]+$/u, 'enter one email address, such as ada@example.com'),
);

/** A whole number that identifies something (an order, a coupon), as text without leading zeros. */
export const DIGITS = TEXT.check(
  zod.overwrite((text) => withoutLeadingZeros(text.trim())),
  zod.regex(/^\d{1,18}$/, 'enter digits only'),
);

/** A whole number from 1, as text without leading zeros. */
export const QUANTITY = TEXT.check(
  zod.overwrite((text) => withoutLeadingZeros(text.trim())),
  zod.regex(/^[1-9]\d{0,17}$/, 'enter a whole number from 1, such as 2'),
);

/** An IPv4 or IPv6 address. */
export const IP_ADDRESS = TEXT.check(
  zod.trim(),
  zod.refine((text) => isIP(text) !== 0, 'enter an IP address, such as 203.0.113.7'),
);

/** A host name. A protocol and trailing slashes that were pasted along are removed. */
export const DOMAIN = TEXT.check(
  zod.overwrite((text) => text.trim().replace(/^(?:https?:\/\/)?([^/]*)\/*$/i, '$1')),
  zod.regex(
    /^[^\s/?#@:.]+(?:\.[^\s/?#@:.]+)+\.?$/u,
    'enter a domain without https://, such as shop.example.com',
  ),
);

/**
 * An amount of money as decimal text with at most two decimals: `1500.50`. Accepts blanks between groups of three digits and
 * a decimal comma. Rejects three digits after a comma or full stop, because they may be thousands.
 */
export const AMOUNT = TEXT.check(
  zod.overwrite(normalizeAmount),
  zod.regex(/^\d{1,12}(\.\d{1,2})?$/, 'enter an amount, such as 1500.50'),
);

function normalizeAmount(text: string): string {
  const trimmed = text.trim();
  const grouped = /^\d{1,3}(\s\d{3})+([.,]\d{1,2})?$/.test(trimmed) ? trimmed.replace(/\s/g, '') : trimmed;
  return withoutLeadingZeros(grouped.replace(/^(\d+),(\d{1,2})$/, '$1.$2'));
}

function withoutLeadingZeros(text: string): string {
  return text.replace(/^0+(\d)/, '$1');
}

const DATE_TIME_MESSAGE = 'enter a date and time with a time zone, such as 2026-11-22T10:00:00+03:00';

/**
 * A date and time after 1 January 1970, in ISO 8601 with a zone (`+03:00`, `+0300` or `Z`), as Zapier's date fields give it.
 * The first day is excluded because shops take seconds since then, and 0 and 1 mean something else to them.
 */
export const DATE_TIME = TEXT.check(
  zod.overwrite((text) => withZoneColon(text.trim())),
  zod.iso.datetime({ offset: true, error: DATE_TIME_MESSAGE }),
  zod.refine((text) => !(Date.parse(text) < 86_400_000), DATE_TIME_MESSAGE),
);

/** Returns a time whose zone has a colon, `+03:00`, which ISO 8601 lets be left out. */
export const withZoneColon = (time: string): string => time.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');

export const BOOLEAN = zod.boolean('choose yes or no');

/** Names and texts, both chosen by the user. */
export const DICTIONARY = zod
  .record(zod.string(), LONG_TEXT)
  .check(
    zod.refine(
      (pairs) => Object.keys(pairs).every((name) => name.length <= LONGEST_LINE),
      'shorten each name to 2,000 characters',
    ),
  );

/** One or more codes. */
export const CODES = zod.array(CODE);

/** Line items: at least one, each with the fields of the given object. */
export const lineItems = <T extends zod.ZodMiniObject>(item: T): zod.ZodMiniArray<T> =>
  zod.array(item).check(zod.minLength(1, 'add at least one'));
