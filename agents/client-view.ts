import * as zod from 'zod/mini';
import { actionsOf, type Definition } from '../publishing-checks/index.ts';
import type { Edition } from '../tools/editions.ts';
import { appDefinition, appDefinitionWith } from '../tools/publishing/app.ts';

/** An action as Zapier's own clients list it, for whoever has no editor: Zap templates, and AI agents through Zapier's SDK or MCP. */
export interface ClientAction {
  kind: 'trigger' | 'search' | 'create';
  key: string;
  label: string;
  description: string;
  /** The notes of its form. */
  notes: readonly string[];
  fields: readonly ClientField[];
}

/** A field as those clients list it: no group, no drop-down, and a list of line items titled by its key. */
export interface ClientField {
  key: string;
  label: string;
  help?: string;
  placeholder?: string;
  default?: string;
  choices?: readonly { label: string; value: string }[];
  required: boolean;
  /** The fields of one line item. */
  fields?: readonly ClientField[];
}

type Field = Exclude<NonNullable<ReturnType<typeof fieldsIn>>[number], string>;

const CHOICES = zod.array(zod.object({ label: zod.string(), value: zod.string() }));

const KINDS = { triggers: 'trigger', searches: 'search', creates: 'create' } as const;

/** Returns the actions of an edition as a client lists them without a connection, when there are only static fields. */
export const listedWithout = async (edition: Edition): Promise<ClientAction[]> =>
  clientActions(await appDefinition(edition));

/** The same with a connection to an account of a service. */
export const listedWith = async (edition: Edition, service: string): Promise<ClientAction[]> =>
  clientActions(await appDefinitionWith(edition, { authData: { service }, inputData: {} }));

const clientActions = (definition: Definition): ClientAction[] =>
  actionsOf(definition)
    .filter(([, { display }]) => !display.hidden)
    .map(([kind, action]) => {
      const fields = fieldsIn(action).filter((field) => typeof field !== 'string');
      return {
        kind: KINDS[kind],
        key: action.key,
        label: action.display.label,
        description: action.display.description,
        notes: fields.flatMap(({ type, helpText }) => (type === 'copy' && helpText ? [helpText] : [])),
        fields: fields.filter(({ type }) => type !== 'copy').map(clientField),
      };
    });

const fieldsIn = ({ operation }: ReturnType<typeof actionsOf>[number][1]) => operation.inputFields ?? [];

function clientField({
  key = '',
  label = key,
  helpText,
  placeholder,
  children,
  ...field
}: Field): ClientField {
  return {
    key,
    label: children ? key : label,
    ...(helpText && { help: helpText }),
    ...(placeholder && { placeholder }),
    ...(field.default && { default: field.default }),
    ...(field.choices !== undefined && { choices: CHOICES.parse(field.choices) }),
    required: field.required ?? children?.some((child) => child.required) ?? false,
    ...(children && { fields: children.map(clientField) }),
  };
}
