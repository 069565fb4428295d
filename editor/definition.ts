import * as zod from 'zod/mini';

/** As much of a Zapier definition as a form and a result are made of, as the handler gives it out. */

const CHOICE = zod.union([
  zod.pipe(
    zod.string(),
    zod.transform((value) => ({ value, label: value })),
  ),
  zod.object({ value: zod.string(), label: zod.string() }),
]);

/** Choices as a list; an object of values and labels is one, too. */
const CHOICES = zod.union([
  zod.array(CHOICE),
  zod.pipe(
    zod.record(zod.string(), zod.string()),
    zod.transform((labels) => Object.entries(labels).map(([value, label]) => ({ value, label }))),
  ),
]);

const FIELD = zod.object({
  key: zod.string(),
  label: zod.optional(zod.string()),
  type: zod._default(zod.string(), 'string'),
  helpText: zod.optional(zod.string()),
  placeholder: zod.optional(zod.string()),
  default: zod.optional(zod.string()),
  required: zod.optional(zod.boolean()),
  list: zod.optional(zod.boolean()),
  dict: zod.optional(zod.boolean()),
  group: zod.optional(zod.string()),
  dynamic: zod.optional(zod.string()),
  altersDynamicFields: zod.optional(zod.boolean()),
  isNoSecret: zod.optional(zod.boolean()),
  choices: zod.optional(CHOICES),
  get children() {
    return zod.optional(zod.array(FIELD));
  },
});

/** A field of a form or of a result. */
export type Field = zod.output<typeof FIELD>;
export const FIELDS = zod.array(FIELD);

const ACTION = zod.object({
  key: zod.string(),
  noun: zod.string(),
  display: zod.object({
    label: zod.string(),
    description: zod.string(),
    hidden: zod.optional(zod.boolean()),
  }),
  operation: zod.object({
    sample: zod._default(zod.record(zod.string(), zod.unknown()), {}),
    canPaginate: zod.optional(zod.boolean()),
    inputFieldGroups: zod._default(
      zod.array(
        zod.object({
          key: zod.string(),
          label: zod.optional(zod.string()),
          emphasize: zod.optional(zod.boolean()),
        }),
      ),
      [],
    ),
  }),
});

const ACTIONS = zod._default(zod.record(zod.string(), ACTION), {});

const FIND_OR_CREATE = zod.object({
  key: zod.string(),
  display: ACTION.shape.display,
  /** The key of the search. */
  search: zod.optional(zod.string()),
  /** The key of the create. */
  create: zod.string(),
});

export const DEFINITION = zod.object({
  version: zod.string(),
  authentication: zod.object({ fields: FIELDS, connectionLabel: zod._default(zod.string(), '') }),
  searchOrCreates: zod._default(zod.record(zod.string(), FIND_OR_CREATE), {}),
  triggers: ACTIONS,
  searches: ACTIONS,
  creates: ACTIONS,
});

export type Definition = zod.output<typeof DEFINITION>;
const KINDS = ['triggers', 'searches', 'creates'] as const;
export type Kind = (typeof KINDS)[number];

/** One action. */
export interface Action extends zod.output<typeof ACTION> {
  kind: Kind;
  /** What names it on a page: `creates.create_order`. */
  id: string;
  /** What does it, in the definition: one method after the other, until one has a result. */
  paths: readonly string[];
}

/** Every action, in the order of the definition, the sources of drop-downs included. */
export const actionsOf = (definition: Definition): Action[] =>
  KINDS.flatMap((kind) => [
    ...Object.values(definition[kind]).map((action) => {
      const id = `${kind}.${action.key}`;
      return { ...action, kind, id, paths: [id] };
    }),
    ...(kind === 'searches' ? findOrCreates(definition) : []),
  ]);

/** Searches that create what they do not find: Zapier shows the form of the search and that of the create as one. */
const findOrCreates = ({ searchOrCreates, searches, creates }: Definition): Action[] =>
  Object.values(searchOrCreates).flatMap(({ key, display, search = key, create }) => {
    const found = searches[search];
    const otherwise = creates[create];
    if (found === undefined || otherwise === undefined) return [];
    const { inputFieldGroups } = otherwise.operation;
    return [
      {
        ...found,
        display,
        operation: { ...found.operation, inputFieldGroups },
        kind: 'searches' as const,
        id: `searchOrCreates.${key}`,
        paths: [`searches.${search}`, `creates.${create}`],
      },
    ];
  });

/** What a field is called; Zapier shows the key where there is no label. */
export const labelOf = ({ label, key }: Field): string => label ?? key;

/** The field at `email` or, for a column of line items, at `items/0/product`. */
export function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [key, , column] = path.split('/');
  const field = fields.find((known) => known.key === key);
  return column === undefined || !field?.children
    ? field
    : field.children.find((known) => known.key === column);
}

/** Whether a field takes one of several values; text can be put together of several. */
export const isChoice = ({ choices, dynamic, type }: Field): boolean =>
  choices !== undefined || dynamic !== undefined || type === 'boolean';
