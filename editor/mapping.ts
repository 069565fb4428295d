import { type Field, labelOf } from './definition.ts';

/** What a step gives to later ones. */
export interface StepResult {
  /** The id of the step. */
  step: number;
  fields: readonly Field[];
  /** The record that was found or made, or the sample of the action as long as there is none. */
  record: Readonly<Record<string, unknown>>;
}

/** One value of an earlier step that can be put into a field. */
export interface Mappable {
  /** `{{1.email}}`; a value of line items is `{{1.items[].product}}`. */
  token: string;
  /** The field: `items`, or `items[].product`. */
  path: string;
  label: string;
  /** The label of the line items that it is a column of. */
  group?: string;
  example: string;
}

/** What a result offers for mapping, in the order of its fields; what has no value comes last. */
export function mappables({ step, fields, record }: StepResult): Mappable[] {
  const known = new Set(fields.map(({ key }) => key));
  const others = Object.keys(record)
    .filter((key) => !known.has(key))
    .map((key): Field => ({ key, type: 'string' }));
  const mappable = (path: string, label: string, group?: string): Mappable => ({
    token: `{{${step}.${path}}}`,
    path,
    label,
    ...(group && { group }),
    example: asText(valueAt(record, path)),
  });
  const all = [...fields, ...others].flatMap((field) =>
    field.children
      ? field.children.map((child) => mappable(`${field.key}[].${child.key}`, labelOf(child), labelOf(field)))
      : [mappable(field.key, labelOf(field))],
  );
  return [...all.filter(({ example }) => example !== ''), ...all.filter(({ example }) => example === '')];
}

/** A part of a text: what was typed, or a value of an earlier step. */
export type Part = { text: string } | { token: string; step: number; path: string };

/** A text in its parts. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: token, 1: step, 2: path = '', index } of text.matchAll(TOKEN)) {
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ token, step: Number(step), path });
    end = index + token.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

const TOKEN = /\{\{(\d+)\.([^{}]+)\}\}/g;

/**
 * A text with the values of earlier steps put into it. A text that is one token and nothing else becomes the value as it is.
 * A text with a value of line items becomes a list: one text for each line item. A token of no such step stays as it is.
 */
export function resolved(text: string, results: readonly StepResult[]): unknown {
  const parts = partsOf(text).map((part) => {
    const result = 'token' in part ? results.find(({ step }) => step === part.step) : undefined;
    if (!('token' in part)) return { value: part.text, isColumn: false };
    if (result === undefined) return { value: part.token, isColumn: false };
    return { value: valueAt(result.record, part.path), isColumn: part.path.includes('[].') };
  });
  // One value alone keeps its type.
  if (parts.length <= 1) return parts[0]?.value;
  const filledIn = (index: number) =>
    parts
      .map(({ value, isColumn }) => asText(isColumn && Array.isArray(value) ? value[index] : value))
      .join('');
  const columns = parts.filter(({ isColumn }) => isColumn).map(({ value }) => value);
  if (columns.length === 0) return filledIn(0);
  const rows = Math.max(...columns.map((column) => (Array.isArray(column) ? column.length : 0)));
  return Array.from({ length: rows }, (_, index) => filledIn(index));
}

/** The value at `email` or, for a column of line items, at `items[].product`. */
export function valueAt(value: unknown, path: string): unknown {
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
