import { type Field, labelOf } from './definition.ts';
import type { StepRun } from './workspace.ts';

/** What a message says about the fields of a form. */
export interface FieldErrors {
  /** By the path of the field, such as `email` or `items/0/price`. */
  at: ReadonlyMap<string, string>;
  /** The lines that are about no field. */
  rest: readonly string[];
}

export const NO_ERRORS: FieldErrors = { at: new Map(), rest: [] };

/**
 * Finds the fields that the lines of a message are about: `Price: …`, or in line items `Line Items 2 → Price: …`. Zapier itself
 * knows nothing of fields in errors; this is how an app can name them.
 */
export function fieldErrorsOf(fields: readonly Field[], message: string): FieldErrors {
  const at = new Map<string, string>();
  const rest: string[] = [];
  for (const line of message.split('\n')) {
    const found = placeIn(fields, line);
    if (found === undefined) rest.push(line);
    else if (!at.has(found.path)) at.set(found.path, found.text);
  }
  return { at, rest };
}

/** What a failed test says about the fields of its form. */
export const errorsOf = (run: StepRun | undefined): FieldErrors =>
  run?.error ? fieldErrorsOf(run.inputFields, run.error.message) : NO_ERRORS;

/** How many fields are wrong, as a sentence. */
export const countOf = ({ at }: FieldErrors): string =>
  at.size === 1 ? 'One field needs another value.' : `${at.size} fields need another value.`;

function placeIn(fields: readonly Field[], line: string): { path: string; text: string } | undefined {
  for (const field of fields) {
    const text = after(line, `${labelOf(field)}: `);
    if (text !== undefined) return { path: field.key, text };
    const [, row = '1', child = ''] =
      /^(?: (\d+))? → ([^:]+): /.exec(after(line, labelOf(field)) ?? '') ?? [];
    const column = field.children?.find((known) => labelOf(known) === child);
    if (column !== undefined)
      return {
        path: `${field.key}/${Number(row) - 1}/${column.key}`,
        text: capitalized(line.slice(line.indexOf(': ') + 2)),
      };
  }
  return undefined;
}

function after(line: string, start: string): string | undefined {
  return line.startsWith(start) ? capitalized(line.slice(start.length)) : undefined;
}

/** A message about a field stands alone there. */
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
