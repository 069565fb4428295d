import * as zod from 'zod/mini';
import { type AnyObject, type Field, fieldsOf } from './fields.ts';
import { filledRows, tidy } from './tidy.ts';

type Values = Readonly<Record<string, unknown>>;

/** What is wrong with a form, one readable line a problem: `Line Items 2 → Price: write an amount such as 1500.50`. */
export class FormError extends Error {
  override name = 'FormError';
}

/**
 * Checks what a user filled in against the form's schema.
 *
 * @param values `bundle.inputData` or `bundle.authData`, as Zapier gives it
 * @throws {FormError} naming every field to change, in the labels of the form
 */
export function read<S extends AnyObject>(form: S, values: Values): zod.output<S> {
  const fields = fieldsOf(form);
  const result = zod.safeParse(form, tidy(fields, values), { error: sentenceFor });
  if (result.success) return result.data;
  const lines = result.error.issues.map(({ path, message }) => {
    const place = placeOf(fields, values, path);
    return place === '' ? capitalise(message) : `${place}: ${message}`;
  });
  throw new FormError([...new Set(lines)].join('\n'));
}

/** What to say where the schema has no sentence of its own. */
function sentenceFor(issue: zod.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'fill in this field';
  if (issue.code === 'invalid_value') {
    return issue.input === undefined
      ? 'choose a value'
      : `choose one of ${issue.values.map(String).join(', ')}`;
  }
  return 'this value cannot be used here';
}

/** Where a value stands in the form, in its labels: `Line Items 2 → Price`. */
function placeOf(fields: readonly Field[], values: Values, path: readonly PropertyKey[]): string {
  const [key, index, column] = path;
  const field = fields.find((candidate) => candidate.key === key);
  if (field === undefined) return path.map(String).join(' → ');
  if (index === undefined) return field.label;
  if (typeof index !== 'number') return `${field.label} → ${String(index)}`;
  const number = filledRows(values[field.key])[index]?.number ?? index + 1;
  const child = field.children.find((candidate) => candidate.key === column);
  return `${field.label} ${number}${child ? ` → ${child.label}` : ''}`;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
