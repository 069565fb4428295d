import { type Action, type Definition, type Field, plain } from './definition.ts';

/**
 * What Zaps hold on to in a version: keys, and the types of fields. A type is written as in GraphQL: `string`, `string!` for
 * a field that must be filled in, `[string]` for a list, `{string}` for pairs, `rows` for line items.
 */
export interface Outline {
  version: string;
  authentication: { type: string; fields: Types };
  triggers: Readonly<Record<string, ActionOutline>>;
  searches: Readonly<Record<string, ActionOutline>>;
  creates: Readonly<Record<string, ActionOutline>>;
  searchOrCreates: readonly string[];
}

export interface ActionOutline {
  type?: string;
  hidden?: boolean;
  /** The static fields only. */
  inputs: Types;
  sample: readonly string[];
}

export type Types = Readonly<Record<string, string>>;

/** The outline of a definition. */
export const outlineOf = (definition: Definition): Outline => ({
  version: definition.version ?? '',
  authentication: {
    type: definition.authentication?.type ?? 'none',
    fields: typesOf(definition.authentication?.fields),
  },
  triggers: outlinesOf(definition.triggers),
  searches: outlinesOf(definition.searches),
  creates: outlinesOf(definition.creates),
  searchOrCreates: Object.keys(definition.searchOrCreates ?? {}),
});

const outlinesOf = (actions: Readonly<Record<string, Action>> = {}): Record<string, ActionOutline> =>
  Object.fromEntries(
    Object.entries(actions).map(([key, { display, operation }]) => [
      key,
      {
        ...(operation.type && { type: operation.type }),
        ...(display.hidden && { hidden: true }),
        inputs: typesOf(operation.inputFields),
        sample: Object.keys(operation.sample ?? {}),
      },
    ]),
  );

/** The types of fields by their keys, those of line items among them. */
export const typesOf = (fields: readonly (Field | string)[] = []): Types =>
  Object.fromEntries(plain(fields).map((field) => [field.key ?? '', typeOf(field)]));

function typeOf({ type = 'string', list, dict, children, required }: Field): string {
  const one = children ? 'rows' : type;
  const shape = list ? `[${one}]` : dict ? `{${one}}` : one;
  return required ? `${shape}!` : shape;
}
