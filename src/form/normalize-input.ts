import { isRecord } from '../json.ts';
import type { Field } from './fields.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Zapier's input as a schema can check it. Empty values (`null`, blank text, empty lists, empty rows) are left out, so
 * that nothing empty can overwrite; numbers that stand for text become text, words for yes and no become booleans, one
 * value where a list is wanted becomes a list of one, and the other way round.
 *
 * Line items come as a list under the key of their parent, or, where only plain values were typed, as the children's
 * keys beside the other fields (zapier-platform-core, types/inputs.d.ts, ParentFieldContribution): both are understood.
 */
export function tidy(fields: readonly Field[], values: Values): Record<string, unknown> {
  const tidied: Record<string, unknown> = {};
  for (const field of fields) {
    const given = values[field.key];
    const isLoose = field.kind === 'rows' && filledRows(given).length === 0;
    const value = tidyValue(field, isLoose ? looseRow(field, values) : given);
    if (!isEmpty(value)) tidied[field.key] = value;
  }
  return tidied;
}

function tidyValue(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'rows':
      return filledRows(value).map(({ row }) => (isRecord(row) ? tidy(field.children, row) : row));
    case 'list':
      return listOf(value)
        .map(textOf)
        .filter((item) => !isEmpty(item));
    case 'key_values':
      // zod passes over this one name without a word; no map at all is refused with a sentence.
      return isRecord(value) && !Object.hasOwn(value, '__proto__') ? tidyPairs(value) : String(value ?? '');
    case 'yes_no':
      return booleanOf(value);
    default:
      return textOf(value);
  }
}

/**
 * The rows that hold anything at all, also if it is nothing that the form knows: a row with something in it was meant to be
 * one. Their numbers are those that the user sees, from 1.
 */
export function filledRows(value: unknown): { row: unknown; number: number }[] {
  return listOf(value)
    .map((row, index) => ({ row, number: index + 1 }))
    .filter(({ row }) => !isEmpty(row) && !(isRecord(row) && Object.values(row).every(isEmpty)));
}

function looseRow(field: Field, values: Values): Values | undefined {
  const row = Object.fromEntries(field.children.map(({ key }) => [key, values[key]]));
  return Object.values(row).every(isEmpty) ? undefined : row;
}

const tidyPairs = (pairs: Values): Values =>
  Object.fromEntries(
    Object.entries(pairs)
      .map(([name, value]) => [name, textOf(value)] as const)
      .filter(([name, value]) => name.trim() !== '' && !isEmpty(value)),
  );

function textOf(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return textOf(value[0]);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function booleanOf(value: unknown): unknown {
  const word = String(value).trim().toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return true;
  if (['false', 'no', '0'].includes(word)) return false;
  return value;
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  return isEmpty(value) ? [] : [value];
};

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}
