/** A value for `http_build_query`; `null`, `undefined` and empty containers are left out. */
export type QueryValue = string | number | boolean | null | undefined | readonly QueryValue[] | QueryFields;
export interface QueryFields {
  readonly [name: string]: QueryValue;
}

/**
 * Returns what PHP's `http_build_query` returns, byte for byte (verified against strings printed by PHP 8.2, see `test/vectors/php.json`).
 *
 * @param fields the parameters in the order they are to be signed
 * @returns the urlencoded form: blank as `+`, only `A-Za-z0-9-_.` bare, nested keys as `goods%5B0%5D%5Bgood_name%5D`
 * @throws {TypeError} for a number that PHP would print another way (anything but a safe integer): send it as text
 */
export function httpBuildQuery(fields: QueryFields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => pairs(urlencode(name), value))
    .join('&');
}

function pairs(name: string, value: QueryValue): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, child]) => pairs(`${name}%5B${urlencode(key)}%5D`, child));
  }
  return [`${name}=${urlencode(scalarText(value))}`];
}

function scalarText(value: string | number | boolean): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    throw new TypeError('httpBuildQuery: this number may look different in PHP; send it as text.');
  }
  return String(value);
}

// What PHP leaves as it is: the names of all fields, and most values.
const BARE = /^[\w.-]*$/;

/** The characters that PHP encodes and `encodeURIComponent` leaves as they are. */
export const ENCODED_BY_PHP_ALONE = /[!'()*~]/g;

function urlencode(text: string): string {
  if (BARE.test(text)) return text;
  // encodeURIComponent throws on a lone surrogate, where PHP sees the UTF-8 of U+FFFD.
  return encodeURIComponent(text.toWellFormed())
    .replace(ENCODED_BY_PHP_ALONE, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
