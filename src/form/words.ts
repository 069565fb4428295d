import * as zod from 'zod/mini';

/**
 * What a field says to the person who fills it in, and what zod has no word for.
 *
 * `label` is title case, `help` Markdown of at most 1000 characters, `example` a typical value (placeholder of the form,
 * sample of the output), `shownAs` Zapier's type where the schema alone would give plain text, `changesForm` set where the
 * form depends on this choice, `dropDown` the trigger and its keys that fill a drop-down (`list_products.product.label`),
 * `search` the search that can fill the field instead (`find_product.product`), `group` the key of the group that shows the
 * field, `isPublic` set where a connection field is no secret.
 */
export const WORDS = zod.object({
  label: zod.string(),
  help: zod.optional(zod.string()),
  example: zod.optional(zod.union([zod.string(), zod.boolean(), zod.record(zod.string(), zod.string())])),
  shownAs: zod.optional(zod.enum(['text', 'password'])),
  choices: zod.optional(zod.record(zod.string(), zod.string())),
  changesForm: zod.optional(zod.boolean()),
  dropDown: zod.optional(zod.string()),
  search: zod.optional(zod.string()),
  group: zod.optional(zod.string()),
  isPublic: zod.optional(zod.boolean()),
});

/** The words of one field. */
export type Words = zod.output<typeof WORDS>;

/** Where the words are kept: `zod.toJSONSchema` merges them into the property that they belong to. */
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
