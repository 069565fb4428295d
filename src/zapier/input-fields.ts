import type { PlainInputField } from 'zapier-platform-core';
import { fieldsOf, type ObjectSchema, type SchemaField } from '../form/fields.ts';

/** Returns the Zapier input fields of a form, in the order of its schema. */
export function inputFields(form: ObjectSchema): PlainInputField[] {
  return fieldsOf(form).map(inputField);
}

/** Returns the Zapier input field of a field. */
export function inputField(field: SchemaField): PlainInputField {
  const group = field.group ? { group: field.group.key } : {};
  if (field.type === 'line_items') {
    // Zapier rejects help text on a parent, and a required parent loses its line items. The children carry both.
    return { key: field.key, label: field.label, children: field.children.map(inputField), ...group };
  }
  return {
    ...textField(field),
    ...group,
    ...(field.type === 'boolean' && { type: 'boolean' as const }),
    ...(field.type === 'datetime' && { type: 'datetime' as const }),
    ...(field.type === 'list' && { list: true }),
    ...(field.type === 'dictionary' && { dict: true }),
    ...(field.dropDown && { dynamic: field.dropDown }),
    ...(field.search && { search: field.search }),
  };
}

/** The part that a field of an action and a field of a connection share. */
interface TextField {
  key: string;
  label: string;
  type: 'string' | 'text' | 'password';
  required: boolean;
  helpText?: string;
  default?: string;
  choices?: { label: string; value: string; sample: string }[];
  placeholder?: string;
}

/** Returns a field without what only an action's form has: its type, lists, groups and drop-downs. */
export function textField(field: SchemaField): TextField {
  return {
    key: field.key,
    label: field.label,
    type: field.inputType ?? 'string',
    required: field.required,
    ...(field.help && { helpText: field.help }),
    ...(field.defaultValue && { default: field.defaultValue }),
    ...(field.choices && { choices: choicesOf(field.choices) }),
    // Greyed in the field, where a bare value would look filled in.
    ...(typeof field.example === 'string' && !field.choices && { placeholder: `Example: ${field.example}` }),
  };
}

const choicesOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([label, value]) => ({ label, value, sample: value }));
