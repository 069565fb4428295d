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
