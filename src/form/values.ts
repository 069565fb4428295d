import { isIP } from 'node:net';
import * as zod from 'zod/mini';

/** Free text, kept exactly as it was written. */
export const TEXT = zod.string();

/** A code, a login, an address: text in which outer blanks are an accident. */
export const CODE = zod.string().check(zod.trim(), zod.minLength(1, 'fill in this field'));

/** An e-mail address. Only its shape is checked, because the services accept names and domains in any script. */
export const EMAIL = zod
  .string()
  .check(zod.trim(), zod.regex(/^[^\s@"]+@[^\s@"]+$/u, 'write one e-mail address, such as ada@example.com'));

/** A whole number that names something (an order, a coupon), as text. */
export const DIGITS = zod.string().check(
  zod.overwrite((text) => text.trim().replace(/^0+(?=\d)/, '')),
  zod.regex(/^\d{1,18}$/, 'write the number only, in digits'),
);

/** An IPv4 or IPv6 address. */
export const IP_ADDRESS = zod.string().check(
  zod.trim(),
  zod.refine((text) => isIP(text) !== 0, 'write an IP address, such as 203.0.113.7'),
);

/** A host name without protocol or path; both are taken off if they were pasted along. */
export const DOMAIN = zod.string().check(
  zod.overwrite((text) =>
    text
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/+$/, ''),
  ),
  zod.regex(/^[^\s/?#@:]+\.[^\s/?#@:]+$/u, 'write a domain without https://, such as shop.example.com'),
);

/**
 * An amount of money as decimal text with at most two decimals: `1500.50`. Blanks between groups of three digits and a
 * decimal comma are understood; three digits after a comma or full stop are not, because they may be thousands.
 */
export const AMOUNT = zod
  .string()
  .check(zod.overwrite(tidyAmount), zod.regex(/^\d{1,12}(\.\d{1,2})?$/, 'write an amount such as 1500.50'));

function tidyAmount(text: string): string {
  const trimmed = text.trim();
  const grouped = /^\d{1,3}(\s\d{3})+([.,]\d{1,2})?$/.test(trimmed) ? trimmed.replace(/\s/g, '') : trimmed;
  return grouped.replace(/^(\d+),(\d{1,2})$/, '$1.$2').replace(/^0+(?=\d)/, '');
}

const DATE_TIME_WISH = 'write a date and time with its zone, such as 2026-11-22T10:00:00+03:00';

/**
 * A moment after 1 January 1970, ISO 8601 with its zone (`+03:00`, `+0300` or `Z`). Zapier's own date fields give exactly
 * this. The first day is left out because shops count in seconds since then, and 0 and 1 mean something else to them.
 */
export const DATE_TIME = zod.string().check(
  zod.overwrite((text) => text.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2')),
  zod.iso.datetime({ offset: true, error: DATE_TIME_WISH }),
  zod.refine((text) => !(Date.parse(text) < 86_400_000), DATE_TIME_WISH),
);

export const YES_NO = zod.boolean('choose yes or no');

/** Pairs of a name and a text, both chosen by the user. */
export const KEY_VALUES = zod.record(zod.string(), zod.string());

/** One or more codes. */
export const CODES = zod.array(CODE);

/** Line items: at least one, each with the fields of the given object. */
export const rows = <T extends zod.ZodMiniObject>(row: T): zod.ZodMiniArray<T> =>
  zod.array(row).check(zod.minLength(1, 'add at least one'));
