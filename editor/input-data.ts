import type { Field } from './definition.ts';
import { asText } from './mapping.ts';
import { hasText, rowsAt, type Tree, textAt } from './tree.ts';

/** What becomes of a text before the app gets it: mapped values are put in. */
export type Resolve = (text: string) => unknown;

/**
 * What the app gets of a filled-in form, as Zapier would hand it over: what is empty is left out, line items that are mapped
 * from a list become as many as there are in it.
 */
export function inputDataOf(
  fields: readonly Field[],
  values: Tree,
  resolve: Resolve,
): Record<string, unknown> {
  const entries = Object.entries(rowOf(fields, values, resolve));
  // Outside line items there is room for one text only.
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      Array.isArray(value) && isSingle(fields.find((field) => field.key === key))
        ? value.map(asText).join(',')
        : value,
    ]),
  );
}

const isSingle = (field: Field | undefined): boolean => !field?.children && !field?.list;

function rowOf(fields: readonly Field[], values: Tree, resolve: Resolve): Record<string, unknown> {
  const entries = fields
    .filter(({ type }) => type !== 'copy')
    .map((field) => [field.key, fieldValue(field, values, resolve)] as const)
    .filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(entries);
}

function fieldValue(field: Field, values: Tree, resolve: Resolve): unknown {
  const { key, children } = field;
  if (children) {
    return rowsAt(values, key).flatMap((row) =>
      typeof row === 'object' && hasText(row) ? spread(rowOf(children, row, resolve)) : [],
    );
  }
  if (field.dict) {
    const pairs = rowsAt(values, key).flatMap((row) =>
      typeof row === 'object'
        ? [[asText(resolve(textAt(row, 'key') ?? '')), resolve(textAt(row, 'value') ?? '')]]
        : [],
    );
    return Object.fromEntries(pairs.filter(([name, value]) => name !== '' && !isEmpty(value)));
  }
  if (field.list) {
    return rowsAt(values, key)
      .flatMap((row) => (typeof row === 'string' ? resolve(row) : []))
      .filter((value) => !isEmpty(value));
  }
  return typed(field, resolve(textAt(values, key) ?? field.default ?? ''));
}

/** One row for each entry of the lists in a row; what is no list is the same in all of them. */
function spread(row: Record<string, unknown>): Record<string, unknown>[] {
  if (isEmpty(row)) return [];
  const lengths = Object.values(row).flatMap((value) => (Array.isArray(value) ? [value.length] : []));
  if (lengths.length === 0) return [row];
  return Array.from({ length: Math.max(...lengths) }, (_, index) =>
    Object.fromEntries(
      Object.entries(row)
        .map(([key, value]) => [key, Array.isArray(value) ? value[index] : value])
        .filter(([, value]) => !isEmpty(value)),
    ),
  );
}

function typed({ type }: Field, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  const isNumber = (type === 'integer' || type === 'number') && value.trim() !== '';
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
