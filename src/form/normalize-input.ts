import { isRecord } from '../json.ts';
import { comparable } from './comparable.ts';
import type { SchemaField } from './fields.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns Zapier's input in a form that a schema can check. Empty values (`null`, blank text, empty lists, empty line items)
 * are left out, so that nothing empty overwrites anything. Numbers in text fields become text, words for yes and no become
 * booleans, a single value becomes a list where a list is expected, and the other way round. An alias of a choice becomes
 * the choice.
 *
 * Line items arrive as a list under the key of their parent or, if only plain values were typed, under the keys of the
 * children beside the other fields (zapier-platform-core, types/inputs.d.ts, ParentFieldContribution). Both are accepted.
 */
export function normalizeInput(fields: readonly SchemaField[], values: Values): Record<string, unknown> {
  const normalized: Record<string, unknown> = {};
  for (const field of fields) {
    const given = values[field.key];
    const isFlat = field.type === 'line_items' && filledLineItems(given).length === 0;
    const value = normalizeValue(field, isFlat ? flatLineItem(field, values) : given);
    if (!isEmpty(value)) normalized[field.key] = value;
  }
  return normalized;
}

function normalizeValue(field: SchemaField, value: unknown): unknown {
  switch (field.type) {
    case 'line_items':
      return filledLineItems(value).map(({ item }) =>
        isRecord(item) ? normalizeInput(field.children, item) : item,
      );
    case 'list':
      return listOf(value)
        .map((item) => chosen(field, unwrappedText(item)))
        .filter((item) => !isEmpty(item));
    case 'dictionary':
      // zod silently drops this one name. As a text the value is rejected with a message instead.
      return isRecord(value) && !Object.hasOwn(value, '__proto__')
        ? nonEmptyPairs(value)
        : String(value ?? '');
    case 'boolean':
      return booleanOf(value);
    default:
      return chosen(field, unwrappedText(value));
  }
}

/**
 * Returns the line items that hold anything at all, even if it is nothing that the form knows: somebody meant them to be
 * line items. Their numbers are the ones that the user sees, starting at 1.
 */
export function filledLineItems(value: unknown): { item: unknown; number: number }[] {
  return listOf(value)
    .map((item, index) => ({ item, number: index + 1 }))
    .filter(({ item }) => !isEmpty(item) && !(isRecord(item) && Object.values(item).every(isEmpty)));
}

function flatLineItem(field: SchemaField, values: Values): Values | undefined {
  const item = Object.fromEntries(field.children.map(({ key }) => [key, values[key]]));
  return Object.values(item).every(isEmpty) ? undefined : item;
}

const nonEmptyPairs = (pairs: Values): Values =>
  Object.fromEntries(
    Object.entries(pairs)
      .map(([name, value]) => [name, unwrappedText(value)] as const)
      .filter(([name, value]) => name.trim() !== '' && !isEmpty(value)),
  );

/** Returns the value that a text means in a choice: by its label, an alias, or the value itself, in any case. */
function chosen({ choices, aliases }: SchemaField, value: unknown): unknown {
  if (choices === undefined || typeof value !== 'string') return value;
  const values = Object.values(choices).map((own) => [own, own] as const);
  const texts = [...values, ...Object.entries(choices), ...Object.entries(aliases ?? {})];
  const meant = texts.find(([text]) => comparable(text) === comparable(value));
  return meant === undefined ? value : meant[1];
}

function unwrappedText(value: unknown): unknown {
  if (Array.isArray(value) && value.length === 1) return unwrappedText(value[0]);
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
