import * as zod from 'zod/mini';
import { type AnyObject, type Field, fieldsOf } from './fields.ts';
import { filledRows, tidy } from './normalize-input.ts';

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
  const lines = result.error.issues.map((issue) => {
    const place = placeOf(fields, values, issue.path);
    const message = choicesFor(fields, issue) ?? issue.message;
    return place === '' ? capitalise(message) : `${place}: ${message}`;
  });
  throw new FormError([...new Set(lines)].join('\n'));
}

/** What to say where the schema has no sentence of its own. */
function sentenceFor(issue: zod.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'fill in this field';
  if (issue.code === 'invalid_value' && issue.input === undefined) return NO_CHOICE;
  return 'this value cannot be used here';
}

const NO_CHOICE = 'choose a value';

/** The values of a choice as the form shows them, for a value that is none of them. */
function choicesFor(
  fields: readonly Field[],
  { code, path, message }: zod.core.$ZodIssue,
): string | undefined {
  const choices = fields.find(({ key }) => key === path[0])?.choices;
  if (code !== 'invalid_value' || choices === undefined || message === NO_CHOICE) return undefined;
  return `choose one of ${Object.entries(choices)
    .map(([label, value]) => `${label} (${value})`)
    .join(', ')}`;
}

/** Where a value stands in the form, in its labels: `Line Items 2 → Price`. Rows are filled in through their fields only. */
function placeOf(fields: readonly Field[], values: Values, path: readonly PropertyKey[]): string {
  const [key, index, column] = path;
  const field = fields.find((candidate) => candidate.key === key);
  if (field === undefined) return path.map(String).join(' → ');
  if (index === undefined) {
    const first = field.children.find(({ required }) => required);
    return first ? `${field.label} → ${first.label}` : field.label;
  }
  if (typeof index !== 'number') return `${field.label} → ${String(index)}`;
  const number = filledRows(values[field.key])[index]?.number ?? index + 1;
  const child = field.children.find((candidate) => candidate.key === column);
  return `${field.label} ${number}${child ? ` → ${child.label}` : ''}`;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
