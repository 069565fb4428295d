import * as zod from 'zod/mini';
import { registry, type Words } from './field-meta.ts';

/** Any form or output: a zod object whose fields all have words. */
export type AnyObject = zod.ZodMiniObject;

/** What kind of value a field holds. */
export type Kind = 'text' | 'yes_no' | 'date_time' | 'list' | 'key_values' | 'rows';

/** One field of a form or of an output, free of zod. */
export interface Field extends Words {
  key: string;
  kind: Kind;
  required: boolean;
  initial: string | undefined;
  /** The fields of one row; empty unless `kind` is `rows`. */
  children: readonly Field[];
}

/**
 * Reads a zod object. Zapier's input and output fields, the tidying of input, error messages, samples and the documentation
 * are all made from what this returns, so nothing about a field is said twice.
 *
 * @throws {Error} for a field without words, or of a kind that a Zapier form cannot show
 */
export function fieldsOf(schema: AnyObject): readonly Field[] {
  const known = KNOWN.get(schema);
  if (known !== undefined) return known;
  const fields = Object.entries(schema.shape).map(([key, value]) => fieldOf(key, value));
  KNOWN.set(schema, fields);
  return fields;
}

// A schema never changes, and every step reads the same few.
const KNOWN = new WeakMap<AnyObject, readonly Field[]>();

function fieldOf(key: string, schema: zod.core.$ZodType): Field {
  const isOptional = schema instanceof zod.ZodMiniOptional;
  const isPreset = schema instanceof zod.ZodMiniDefault;
  const value = isOptional || isPreset ? schema.def.innerType : schema;
  // The value's own words are the choices, where it has some.
  const { label, ...words } = { ...registry.get(value), ...registry.get(schema) };
  if (label === undefined) throw new Error(`The field "${key}" has no label.`);
  const row = rowOf(value);
  return {
    ...words,
    label,
    key,
    kind: kindOf(key, value),
    required: !isOptional && !isPreset,
    initial: isPreset && typeof schema.def.defaultValue === 'string' ? schema.def.defaultValue : undefined,
    children: row ? fieldsOf(row) : [],
  };
}

function kindOf(key: string, value: zod.core.$ZodType): Kind {
  if (value instanceof zod.ZodMiniISODateTime) return 'date_time';
  if (value instanceof zod.ZodMiniString) {
    const isMoment = value.def.checks?.some((check) => check instanceof zod.ZodMiniISODateTime);
    return isMoment ? 'date_time' : 'text';
  }
  if (value instanceof zod.ZodMiniEnum) return 'text';
  if (value instanceof zod.ZodMiniBoolean) return 'yes_no';
  if (value instanceof zod.ZodMiniRecord) return 'key_values';
  if (value instanceof zod.ZodMiniArray) return rowOf(value) ? 'rows' : 'list';
  throw new Error(`The field "${key}" holds a kind of value that a form cannot show.`);
}

const rowOf = (value: zod.core.$ZodType): AnyObject | undefined =>
  value instanceof zod.ZodMiniArray && value.def.element instanceof zod.ZodMiniObject
    ? value.def.element
    : undefined;
