import * as zod from 'zod/mini';
import { type FieldMeta, fieldMeta } from './field-meta.ts';

/** The schema of a form or an output: a zod object whose fields all have metadata. */
export type ObjectSchema = zod.ZodMiniObject;

/** The type of a field's value. */
export type FieldType = 'string' | 'boolean' | 'datetime' | 'list' | 'dictionary' | 'line_items';

/** One field of a form or of an output, independent of zod. */
export interface SchemaField extends FieldMeta {
  key: string;
  type: FieldType;
  required: boolean;
  defaultValue: string | undefined;
  /** The fields of one line item; empty unless `type` is `line_items`. */
  children: readonly SchemaField[];
}

/**
 * Returns the fields of a schema, in its order. Zapier's input and output fields, input checks, error messages, samples and
 * the documentation are all made from these, so nothing about a field is written twice.
 *
 * @throws {Error} for a field without a label, or of a type that a Zapier form cannot show
 */
export function fieldsOf(schema: ObjectSchema): readonly SchemaField[] {
  const cached = CACHE.get(schema);
  if (cached !== undefined) return cached;
  const fields = Object.entries(schema.shape).map(([key, value]) => fieldOf(key, value));
  CACHE.set(schema, fields);
  return fields;
}

// Schemas never change, and every step reads the same few.
const CACHE = new WeakMap<ObjectSchema, readonly SchemaField[]>();

function fieldOf(key: string, schema: zod.core.$ZodType): SchemaField {
  const isOptional = schema instanceof zod.ZodMiniOptional;
  const hasDefault = schema instanceof zod.ZodMiniDefault;
  const value = isOptional || hasDefault ? schema.def.innerType : schema;
  // The metadata of the value itself are the choices, if it has any.
  const { label, ...meta } = { ...fieldMeta.get(value), ...fieldMeta.get(schema) };
  if (label === undefined) throw new Error(`The field "${key}" has no label.`);
  const item = lineItemOf(value);
  return {
    ...meta,
    label,
    key,
    type: typeOf(key, value),
    required: !isOptional && !hasDefault,
    defaultValue:
      hasDefault && typeof schema.def.defaultValue === 'string' ? schema.def.defaultValue : undefined,
    children: item ? fieldsOf(item) : [],
  };
}

function typeOf(key: string, value: zod.core.$ZodType): FieldType {
  if (value instanceof zod.ZodMiniISODateTime) return 'datetime';
  if (value instanceof zod.ZodMiniString) {
    const isDateTime = value.def.checks?.some((check) => check instanceof zod.ZodMiniISODateTime);
    return isDateTime ? 'datetime' : 'string';
  }
  if (value instanceof zod.ZodMiniEnum) return 'string';
  if (value instanceof zod.ZodMiniBoolean) return 'boolean';
  if (value instanceof zod.ZodMiniRecord) return 'dictionary';
  if (value instanceof zod.ZodMiniArray) return lineItemOf(value) ? 'line_items' : 'list';
  throw new Error(`The field "${key}" is of a type that a form cannot show.`);
}

const lineItemOf = (value: zod.core.$ZodType): ObjectSchema | undefined =>
  value instanceof zod.ZodMiniArray && value.def.element instanceof zod.ZodMiniObject
    ? value.def.element
    : undefined;

/** A field with its path: `email`, `items`, and for the fields of a line item `items[].product`. */
export type FieldAtPath = readonly [path: string, field: SchemaField];

/** Returns the fields of a schema, each list of line items followed by the fields of a line item. */
export const fieldPaths = (schema: ObjectSchema): FieldAtPath[] =>
  fieldsOf(schema).flatMap((field) => [
    [field.key, field] as const,
    ...field.children.map((child) => [`${field.key}[].${child.key}`, child] as const),
  ]);
