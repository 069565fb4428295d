/** Whether a value is an object with keys, as opposed to a list, a plain value or nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Returns the value that a JSON text stands for, or `undefined`, which JSON cannot express, for any other text. Ignores a
 * leading byte order mark, which PHP files saved with one send along.
 */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** Whether two values are the same as JSON. Node's `isDeepStrictEqual` would take a fifth of the app's import to load. */
export const isSameJson = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** Returns a copy without the keys whose value is `undefined`. */
export function omitUndefined<T extends object>(values: T): T {
  const copy = { ...values };
  for (const [key, value] of Object.entries(copy)) {
    if (value === undefined) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

/**
 * Returns the entries of a list, also of one that came as a map: PHP encodes a list with gaps in its keys as a map. Returns an
 * empty list for nothing, and `undefined` for a plain value.
 */
export function entriesOf(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : undefined;
}

/** Returns a text or number as text, or `undefined` for an empty text and for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
