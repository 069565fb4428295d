/** As much of Zapier's compiled app definition as the checks look at. Functions come as texts that begin with `$func$`. */

export interface Field {
  key?: string;
  label?: string;
  type?: string;
  helpText?: string;
  placeholder?: string;
  group?: string;
  required?: boolean;
  default?: string;
  dynamic?: string;
  search?: string;
  list?: boolean;
  dict?: boolean;
  children?: Field[];
  choices?: unknown;
  inputFormat?: string;
  primary?: boolean;
}

export interface Action {
  key: string;
  noun?: string;
  display: { label: string; description: string; hidden?: boolean };
  operation: {
    type?: string;
    inputFields?: (Field | string)[];
    outputFields?: (Field | string)[];
    sample?: Record<string, unknown>;
    performList?: unknown;
    performSubscribe?: unknown;
    performUnsubscribe?: unknown;
    cleanInputData?: boolean;
  };
}

export interface Definition {
  version?: string;
  platformVersion?: string;
  authentication?: { type?: string; fields?: Field[]; connectionLabel?: string };
  triggers?: Record<string, Action>;
  searches?: Record<string, Action>;
  creates?: Record<string, Action>;
  searchOrCreates?: Record<string, { key: string; search: string; create: string }>;
  flags?: { cleanInputData?: boolean };
}

export const KINDS = ['triggers', 'searches', 'creates'] as const;

/** A kind of action and one of its actions. */
export type Located = [kind: (typeof KINDS)[number], action: Action];

export const actionsOf = (definition: Definition): Located[] =>
  KINDS.flatMap((kind) => Object.values(definition[kind] ?? {}).map((action): Located => [kind, action]));

/** Fields that are spelled out, those of line items among them; what a function would add is not known. */
export const plain = (fields: readonly (Field | string)[] = []): Field[] =>
  fields.filter((field) => typeof field !== 'string').flatMap((field) => [field, ...plain(field.children)]);

export const inputsOf = ({ operation }: Action): Field[] => plain(operation.inputFields);

/** The fields that something can be filled into: a copy field only shows text. */
export const fillableFields = (action: Action): Field[] =>
  inputsOf(action).filter(({ type }) => type !== 'copy');

/** Every text in a value with its path, but for functions. */
export function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return value.startsWith('$func$') ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    textsOf(child, path === '' ? key : `${path}.${key}`),
  );
}
