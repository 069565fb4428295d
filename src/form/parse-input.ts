import * as zod from 'zod/mini';
import { fieldsOf, type ObjectSchema, type SchemaField } from './fields.ts';
import { filledLineItems, normalizeInput } from './normalize-input.ts';

type Values = Readonly<Record<string, unknown>>;

/** A form that is filled in wrongly. Its message has a line for each problem: `Line Items 2 → Price: enter an amount, …`. */
export class FormError extends Error {
  override name = 'FormError';
}

/**
 * Checks what a user filled in against the schema of the form.
 *
 * @param values `bundle.inputData` or `bundle.authData`, as Zapier passes it
 * @param title what the form belongs to, if its labels alone do not tell
 * @throws {FormError} naming every field to change, by its label in the form
 */
export function parseInput<S extends ObjectSchema>(form: S, values: Values, title?: string): zod.output<S> {
  const fields = fieldsOf(form);
  const result = zod.safeParse(form, normalizeInput(fields, values), { error: defaultMessage });
  if (result.success) return result.data;
  const placeOf = placesIn(fields, values);
  const lines = result.error.issues.map((issue) => {
    const place = placeOf(issue.path);
    const message = expectedChoices(fields, issue) ?? issue.message;
    const text = place === '' ? capitalize(message) : `${place}: ${message}`;
    return title === undefined ? text : `${title} → ${text}`;
  });
  throw new FormError([...new Set(lines)].join('\n'));
}

/** The message for an issue for which the schema has none of its own. */
function defaultMessage(issue: zod.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'fill in this field';
  if (issue.code === 'invalid_value' && issue.input === undefined) return NO_CHOICE;
  return "this value can't be used here";
}

const NO_CHOICE = 'choose a value';

/** Lists the choices of a field as the form shows them, for a value that is not one of them. */
function expectedChoices(
  fields: readonly SchemaField[],
  { code, path, message }: zod.core.$ZodIssue,
): string | undefined {
  const choices = fields.find(({ key }) => key === path[0])?.choices;
  if (code !== 'invalid_value' || choices === undefined || message === NO_CHOICE) return undefined;
  return `choose one of ${Object.entries(choices)
    .map(([label, value]) => `${label} (${value})`)
    .join(', ')}`;
}

/**
 * Returns how to name the place of a value in the form, in labels: `Line Items 2 → Price`. Line items are filled in by their
 * fields.
 */
function placesIn(fields: readonly SchemaField[], values: Values): (path: readonly PropertyKey[]) => string {
  // Found once, however many line items are wrong.
  const numbers = new Map(
    fields.map(({ key }) => [key, filledLineItems(values[key]).map(({ number }) => number)]),
  );
  return (path) => {
    const [key, index, childKey] = path;
    const field = fields.find((candidate) => candidate.key === key);
    if (field === undefined) return path.map(String).join(' → ');
    if (index === undefined) {
      const first = field.children.find(({ required }) => required);
      return first ? `${field.label} → ${first.label}` : field.label;
    }
    if (typeof index !== 'number') return `${field.label} → ${String(index)}`;
    const number = numbers.get(field.key)?.[index] ?? index + 1;
    const child = field.children.find((candidate) => candidate.key === childKey);
    return `${field.label} ${number}${child ? ` → ${child.label}` : ''}`;
  };
}

/** Returns a text as the beginning of a sentence. */
export const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
