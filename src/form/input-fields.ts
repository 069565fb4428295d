import type { PlainInputField } from 'zapier-platform-core';
import { type AnyObject, type Field, fieldsOf } from './fields.ts';

/** The Zapier input fields of a form, in the order of its schema. */
export function inputFields(form: AnyObject): PlainInputField[] {
  return fieldsOf(form).map(inputField);
}

function inputField(field: Field): PlainInputField {
  const group = field.group ? { group: field.group } : {};
  if (field.kind === 'rows') {
    // Zapier refuses help text on a parent, and a required parent loses its rows; its children carry both.
    return { key: field.key, label: field.label, children: field.children.map(inputField), ...group };
  }
  return {
    ...textField(field),
    ...group,
    ...(field.kind === 'yes_no' && { type: 'boolean' as const }),
    ...(field.kind === 'date_time' && { type: 'datetime' as const }),
    ...(field.kind === 'list' && { list: true }),
    ...(field.kind === 'key_values' && { dict: true }),
    ...(field.changesForm && { altersDynamicFields: true }),
    ...(field.dropDown && { dynamic: field.dropDown }),
    ...(field.search && { search: field.search }),
  };
}

/** The part that a field has in common with the fields of a connection form. */
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

export function textField(field: Field): TextField {
  return {
    key: field.key,
    label: field.label,
    type: field.shownAs ?? 'string',
    required: field.required,
    ...(field.help && { helpText: field.help }),
    ...(field.initial && { default: field.initial }),
    ...(field.choices && { choices: choicesOf(field.choices) }),
    ...(typeof field.example === 'string' && !field.choices && { placeholder: field.example }),
  };
}

const choicesOf = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([label, value]) => ({ label, value, sample: value }));
