import type { PlainOutputField } from 'zapier-platform-core';
import { type AnyObject, type Field, fieldsOf } from './fields.ts';

/** The Zapier output fields of an operation's result, in the order of its schema. */
export function outputFields(output: AnyObject): PlainOutputField[] {
  return fieldsOf(output).map(outputField);
}

function outputField(field: Field): PlainOutputField {
  const common = { key: field.key, label: field.label };
  if (field.kind === 'rows') return { ...common, children: field.children.map(outputField) };
  return {
    ...common,
    type: typeOf(field),
    ...(field.kind === 'list' && { list: true }),
    ...(field.kind === 'key_values' && { dict: true }),
  };
}

function typeOf({ kind }: Field): 'string' | 'boolean' | 'datetime' {
  if (kind === 'yes_no') return 'boolean';
  return kind === 'date_time' ? 'datetime' : 'string';
}

/**
 * The sample that Zapier shows before a step was tested: an example for each value that the operation always returns.
 * Values that are only sometimes there stay out, because Zapier's review holds a sample against a live result.
 */
export function sampleOf(output: AnyObject): Record<string, unknown> {
  return sampleRow(fieldsOf(output));
}

function sampleRow(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => field.required).map((field) => [field.key, example(field)]),
  );
}

function example(field: Field): unknown {
  if (field.kind === 'rows') return [sampleRow(field.children)];
  if (field.example === undefined) throw new Error(`The output field "${field.key}" has no example.`);
  return field.example;
}
