/** As much of Zapier's compiled app definition as the checks look at. Functions come as texts that begin with `$func$`. */

export interface Field {
  key?: string;
  label?: string;
  type?: string;
  helpText?: string;
  required?: boolean;
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
  };
}

export interface Definition {
  authentication?: { fields?: Field[]; connectionLabel?: string };
  triggers?: Record<string, Action>;
  searches?: Record<string, Action>;
  creates?: Record<string, Action>;
  searchOrCreates?: Record<string, { key: string; search: string; create: string }>;
  flags?: { cleanInputData?: boolean };
}

/** A kind of action and one of its actions. */
export type Located = [kind: 'triggers' | 'searches' | 'creates', action: Action];

export const actionsOf = (definition: Definition): Located[] =>
  (['triggers', 'searches', 'creates'] as const).flatMap((kind) =>
    Object.values(definition[kind] ?? {}).map((action): Located => [kind, action]),
  );

const plain = (fields: readonly (Field | string)[] = []): Field[] =>
  fields.filter((field) => typeof field !== 'string').flatMap((field) => [field, ...plain(field.children)]);

/** The static fields of an action, those of line items among them. */
export const inputsOf = ({ operation }: Action): Field[] => plain(operation.inputFields);
export const outputsOf = ({ operation }: Action): Field[] => plain(operation.outputFields);
