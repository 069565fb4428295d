import * as zod from 'zod/mini';

/** What a field says to the person who fills it in, and what zod has no word for. */
export interface Words {
  /** Title case. */
  label: string;
  /** Markdown of at most 1000 characters. */
  help?: string;
  /** A typical value: placeholder of the form, sample of the output. */
  example?: string | boolean | Readonly<Record<string, string>>;
  /** Zapier's type where the schema alone would give plain text. */
  shownAs?: 'text' | 'password';
  /** The values of a choice, by their labels. */
  choices?: Readonly<Record<string, string>>;
  /** Set where the form depends on this choice. */
  changesForm?: boolean;
  /** The trigger and its keys that fill a drop-down: `list_products.product.label`. */
  dropDown?: string;
  /** The search that can fill the field instead: `find_product.product`. */
  search?: string;
  /** The key of the group that shows the field. */
  group?: string;
  /** Set where a connection field is no secret. */
  isPublic?: boolean;
}

/** Where the words are kept, by the schema that they belong to. */
export const registry = zod.registry<Partial<Words>>();

/** A field that must be filled in. */
export const required = <S extends zod.ZodMiniType>(value: S, words: Words): S =>
  // A copy, because the registry knows schemas by identity and one kind of value serves many fields.
  withWords(value.clone(), words);

/** A field that may stay empty; an empty one is left out of what is sent. */
export const optional = <S extends zod.ZodMiniType>(value: S, words: Words): zod.ZodMiniOptional<S> =>
  withWords(zod.optional(value), words);

/** A field that has a value before anyone touches it. */
export const preset = <S extends zod.ZodMiniType>(
  value: S,
  initial: zod.core.util.NoUndefined<zod.output<S>>,
  words: Words,
): zod.ZodMiniDefault<S> => withWords(zod._default(value, initial), words);

/** One of several values, given as `{ label: value }`. */
export const choice = <const T extends Readonly<Record<string, string>>>(choices: T): zod.ZodMiniEnum<T> =>
  withWords(zod.enum(choices), { choices });

function withWords<S extends zod.ZodMiniType>(schema: S, words: Partial<Words>): S {
  const anySchema: zod.ZodMiniType = schema;
  registry.add(anySchema, words);
  return schema;
}
