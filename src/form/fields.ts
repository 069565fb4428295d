import * as zod from 'zod/mini';
import { registry, WORDS, type Words } from './words.ts';

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

type JsonSchema = zod.core.JSONSchema.JSONSchema;

/**
 * Reads a zod object through its public JSON Schema. Zapier's input and output fields, the tidying of input, error
 * messages, samples and the documentation are all made from what this returns, so nothing about a field is said twice.
 *
 * @throws {Error} for a field without words, or of a kind that a Zapier form cannot show
 */
export function fieldsOf(schema: AnyObject): readonly Field[] {
  const known = KNOWN.get(schema);
  if (known !== undefined) return known;
  const fields = fieldsIn(
    zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: registry }),
  );
  KNOWN.set(schema, fields);
  return fields;
}

// A schema never changes, and every step reads the same few.
const KNOWN = new WeakMap<AnyObject, readonly Field[]>();

function fieldsIn(object: JsonSchema): Field[] {
  return Object.entries(object.properties ?? {}).map(([key, property]) => {
    const json = schemaOf(property);
    return {
      ...zod.parse(WORDS, json),
      key,
      kind: kindOf(key, json),
      required: object.required?.includes(key) ?? false,
      initial: typeof json.default === 'string' ? json.default : undefined,
      children: fieldsIn(rowOf(json)),
    };
  });
}

function kindOf(key: string, json: JsonSchema): Kind {
  switch (json.type) {
    case 'string':
      return json.format === 'date-time' ? 'date_time' : 'text';
    case 'boolean':
      return 'yes_no';
    case 'object':
      return 'key_values';
    case 'array':
      return rowOf(json).type === 'object' ? 'rows' : 'list';
    default:
      throw new Error(`The field "${key}" holds a kind of value that a form cannot show.`);
  }
}

const rowOf = (json: JsonSchema): JsonSchema =>
  json.type === 'array' && !Array.isArray(json.items) ? schemaOf(json.items) : {};

const schemaOf = (json: JsonSchema | boolean | undefined): JsonSchema =>
  typeof json === 'object' ? json : {};
