/** Whether a value is an object with keys, as opposed to a list, a plain value or nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value that a JSON text stands for; `undefined`, which JSON has no way to write, for any other text. A byte order mark
 * in front is passed over: PHP files saved with one send it along.
 */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

/** A copy without the keys whose value is `undefined`. */
export function known<T extends object>(values: T): T {
  const copy = { ...values };
  for (const [key, value] of Object.entries(copy)) {
    if (value === undefined) Reflect.deleteProperty(copy, key);
  }
  return copy;
}

/** A plain value as text; `undefined` for an empty one and for anything that is no text or number. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
