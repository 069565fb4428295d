import { type Field, labelOf } from './definition.ts';

/** One value of step 1 that can be put into a field of step 2. */
export interface Mappable {
  /** `{{1.email}}`; a value of line items is `{{1.items[].product}}`. */
  token: string;
  label: string;
  example: string;
}

/** What a result offers for mapping, in the order of its fields; what has no field comes last, under its key. */
export function mappables(fields: readonly Field[], result: Readonly<Record<string, unknown>>): Mappable[] {
  const known = new Set(fields.map(({ key }) => key));
  const others = Object.keys(result)
    .filter((key) => !known.has(key))
    .map((key): Field => ({ key, type: 'string' }));
  return [...fields, ...others].flatMap((field) =>
    field.children
      ? field.children.map((child) =>
          mappable(result, `${field.key}[].${child.key}`, `${labelOf(field)} ${labelOf(child)}`),
        )
      : [mappable(result, field.key, labelOf(field))],
  );
}

const mappable = (result: Readonly<Record<string, unknown>>, path: string, label: string): Mappable => ({
  token: `{{1.${path}}}`,
  label,
  example: asText(valueAt(result, path)),
});

/**
 * A text with the values of step 1 put into it. A text that is one token and nothing else becomes the value as it is. A text
 * with a value of line items becomes a list: one text for each line item.
 */
export function resolved(text: string, result: Readonly<Record<string, unknown>>): unknown {
  const whole = /^\{\{1\.([^{}]+)\}\}$/.exec(text)?.[1];
  if (whole !== undefined) return valueAt(result, whole);
  const values = new Map(
    [...text.matchAll(TOKEN)].map(([, path = '']) => [path, valueAt(result, path)] as const),
  );
  const columns = [...values].filter(([path]) => path.includes('[].')).map(([, value]) => value);
  const filledIn = (index: number) =>
    text.replace(TOKEN, (_token, path: string) => {
      const value = values.get(path);
      return asText(path.includes('[].') && Array.isArray(value) ? value[index] : value);
    });
  const rows = Math.max(...columns.map((column) => (Array.isArray(column) ? column.length : 0)));
  return columns.length > 0 ? Array.from({ length: rows }, (_, index) => filledIn(index)) : filledIn(0);
}

const TOKEN = /\{\{1\.([^{}]+)\}\}/g;

function valueAt(value: unknown, path: string): unknown {
  const [list, column] = path.split('[].');
  if (column === undefined) return own(value, path);
  const rows = own(value, list ?? '');
  return Array.isArray(rows) ? rows.map((row) => own(row, column)) : undefined;
}

const own = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;

/** A value as a person reads it. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
