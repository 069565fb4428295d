import type { PlainOutputField } from 'zapier-platform-core';
import { fieldsOf, type ObjectSchema, type SchemaField } from '../form/fields.ts';

/** Returns the Zapier output fields of a result, in the order of its schema. */
export function outputFields(output: ObjectSchema): PlainOutputField[] {
  return fieldsOf(output).map(outputField);
}

function outputField(field: SchemaField): PlainOutputField {
  const common = { key: field.key, label: field.label };
  if (field.type === 'line_items') return { ...common, children: field.children.map(outputField) };
  return {
    ...common,
    type: field.type === 'boolean' || field.type === 'datetime' ? field.type : 'string',
    ...(field.type === 'list' && { list: true }),
    ...(field.type === 'dictionary' && { dict: true }),
    ...sampleField(field),
  };
}

/** A sample of a single value, for whoever skips the test of the step. */
const sampleField = ({ example, type }: SchemaField) =>
  (typeof example === 'string' || typeof example === 'boolean') && type !== 'list'
    ? { sample: String(example) }
    : {};

/**
 * Returns the sample that Zapier shows before a step is tested: an example for each value that is always returned. Values
 * that are only sometimes returned are left out, because Zapier's review compares a sample with a live result.
 *
 * @param output what may be returned, whose examples are taken
 * @param others what else may be returned
 * @throws {Error} for a field that is always returned and has no example
 */
export function sampleOf(output: ObjectSchema, ...others: readonly ObjectSchema[]): Record<string, unknown> {
  const isAlwaysThere = ({ key }: SchemaField) =>
    others.every((other) => fieldsOf(other).some((field) => field.key === key && field.required));
  return sampleOfFields(fieldsOf(output).filter(isAlwaysThere));
}

function sampleOfFields(fields: readonly SchemaField[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter((field) => field.required).map((field) => [field.key, exampleOf(field)]),
  );
}

function exampleOf(field: SchemaField): unknown {
  if (field.type === 'line_items') return [sampleOfFields(field.children)];
  if (field.example === undefined) throw new Error(`The output field "${field.key}" has no example.`);
  return field.example;
}
