import * as zod from 'zod/mini';

/** A heading under which a form shows some of its fields together. */
export interface FieldGroup {
  key: string;
  label: string;
  /** Whether the group is open before anyone touches it. */
  emphasize?: boolean;
}

/** The part of a field that a form shows and zod cannot express. */
export interface FieldMeta {
  /** Title case. */
  label: string;
  /** Markdown of at most 1000 characters. */
  help?: string;
  /** A typical value: the placeholder in a form, the sample in an output. */
  example?: string | boolean | Readonly<Record<string, string>>;
  /** How Zapier shows a text that is long or secret. */
  inputType?: 'text' | 'password';
  /** The values of a choice, by label. */
  choices?: Readonly<Record<string, string>>;
  /** Other texts that stand for a choice, with the value that each one means. */
  aliases?: Readonly<Record<string, string>>;
  /** The trigger and its keys that fill a drop-down: `list_products.product.label`. */
  dropDown?: string;
  /** The search that can fill the field instead: `find_product.product`. */
  search?: string;
  group?: FieldGroup;
  /** Whether it is shown before a connection is chosen, and so also to those whose service does not take it. */
  isAlwaysShown?: boolean;
  /** Whether a connection field may be shown in logs. */
  isPublic?: boolean;
}

/** The metadata of every field, by its schema. */
export const fieldMeta = zod.registry<Partial<FieldMeta>>();

/** A field that must be filled in. */
export const required = <S extends zod.ZodMiniType>(value: S, meta: FieldMeta): S =>
  // A copy, because the registry identifies schemas by reference and many fields share one kind of value.
  withMeta(value.clone(), meta);

/** A field that may stay empty. An empty field is not sent. */
export const optional = <S extends zod.ZodMiniType>(value: S, meta: FieldMeta): zod.ZodMiniOptional<S> =>
  withMeta(zod.optional(value), meta);

/** A field that has a value before anyone touches it. */
export const withDefault = <S extends zod.ZodMiniType>(
  value: S,
  defaultValue: zod.core.util.NoUndefined<zod.output<S>>,
  meta: FieldMeta,
): zod.ZodMiniDefault<S> => withMeta(zod._default(value, defaultValue), meta);

/**
 * One of several values.
 *
 * @param choices the values by label
 * @param aliases other texts that are accepted, such as another service's word for the same thing
 */
export const choice = <const T extends Readonly<Record<string, string>>>(
  choices: T,
  aliases?: Readonly<Record<string, T[keyof T]>>,
): zod.ZodMiniEnum<T> => withMeta(zod.enum(choices), { choices, ...(aliases && { aliases }) });

function withMeta<S extends zod.ZodMiniType>(schema: S, meta: Partial<FieldMeta>): S {
  const anySchema: zod.ZodMiniType = schema;
  fieldMeta.add(anySchema, meta);
  return schema;
}
