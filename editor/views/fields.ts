import { html, raw } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import type { StepView } from '../editor.ts';
import { CONNECT_PREFIX, pickerPrefix } from '../page.ts';
import { type Tree, textAt } from '../tree.ts';
import { openList } from './list.ts';
import { attribute, button, type Html, prose, reloads } from './parts.ts';
import { keyValues, lineItems, list } from './rows.ts';

/** A form: what names and ids of its fields begin with. */
export interface Form {
  names: string;
  ids: string;
  /** The step that it belongs to; the connection form belongs to none. */
  step?: StepView;
  /** The id of what the next key is to go to. */
  focus?: string | undefined;
}

/** One field of a form where it stands. */
export interface Place {
  form: Form;
  field: Field;
  /** `items/0/product` */
  path: string;
  /** What is filled in: the form's values, or those of the row. */
  values: Tree;
}

/** The form that connects an account. */
export const connectionFields = (fields: readonly Field[], values: Tree): Html =>
  html`${fields.map((field) =>
    fieldOf({ form: { names: CONNECT_PREFIX, ids: 'connect-' }, field, path: field.key, values }),
  )}`;

/** One field, whatever it is made of. */
export function fieldOf(place: Place): Html {
  const { field } = place;
  if (field.type === 'copy') return html`<div class="note">${prose(field.helpText ?? '')}</div>`;
  if (field.children) return lineItems(place, field.children);
  if (field.dict) return keyValues(place);
  if (field.list) return list(place);
  return single(place);
}

function single(place: Place): Html {
  const { field, path, values } = place;
  const value = textAt(values, path.slice(path.lastIndexOf('/') + 1)) ?? field.default ?? '';
  return html`<div class="field">
    <label for="${idOf(place)}">${labelOf(field)}${mark(field)}</label>
    <div class="control">${controlOf(place, value)}${helpers(place)}</div>
    ${help(place)}${openList(place)}
  </div>`;
}

/** One component for each type of field. */
const CONTROLS: Readonly<Record<string, (place: Place, value: string) => Html>> = {
  string: (place, value) => input(place, value, 'text'),
  // A page never gets a password back; the server keeps it until the account is connected.
  password: (place, value) =>
    input(place, '', 'password', { placeholder: value === '' ? undefined : '•••• (kept)' }),
  file: (place, value) => input(place, value, 'text'),
  integer: (place, value) => input(place, value, 'text', { mode: 'numeric' }),
  number: (place, value) => input(place, value, 'text', { mode: 'decimal' }),
  text: (place, value) => area(place, value),
  code: (place, value) => area(place, value),
  json: (place, value) => area(place, value),
  datetime: (place, value) => html`${input(place, value, 'text')}${picker(place)}`,
  boolean: (place, value) =>
    select(place, value, [
      { value: 'true', label: 'True' },
      { value: 'false', label: 'False' },
    ]),
};

function controlOf(place: Place, value: string): Html {
  if (place.field.choices) return select(place, value, place.field.choices);
  return (CONTROLS[place.field.type] ?? area)(place, value);
}

const common = (place: Place): Html =>
  html`id="${idOf(place)}" name="${place.form.names}${place.path}"
    ${place.field.required ? raw('aria-required="true"') : ''}
    ${attribute('aria-describedby', place.field.helpText && `${idOf(place)}-help`)}
    ${place.field.altersDynamicFields ? reloads : ''} ${focusOf(place)}`;

const input = (
  place: Place,
  value: string,
  type: string,
  { mode, placeholder = place.field.placeholder }: { mode?: string; placeholder?: string | undefined } = {},
): Html =>
  html`<input type="${type}" value="${value}" ${common(place)} ${attribute('inputmode', mode)}
    ${attribute('placeholder', placeholder)} autocomplete="off" spellcheck="false">`;

const area = (place: Place, value: string): Html =>
  html`<textarea rows="3" ${common(place)} ${attribute('placeholder', place.field.placeholder)}>
${value}</textarea>`;

/** A calendar; what is picked goes into the field beside it. */
const picker = (place: Place): Html => {
  const { form, field, path } = place;
  return form.step
    ? html`<input type="datetime-local" step="1" max="9999-12-31T23:59:59" class="picker" id="${idOf(place)}-pick"
      name="${pickerPrefix(form.step.number)}${path}" aria-label="${labelOf(field)}: pick a date" ${reloads}>`
    : html``;
};

function select(place: Place, value: string, choices: readonly { value: string; label: string }[]): Html {
  const isCustom = value !== '' && choices.every((choice) => choice.value !== value);
  const all = [
    { value: '', label: '' },
    ...choices,
    ...(isCustom ? [{ value, label: `Custom: ${value}` }] : []),
  ];
  return html`<select ${common(place)}>${all.map(
    (choice) =>
      html`<option value="${choice.value}" ${choice.value === value ? raw('selected') : ''}>${choice.label}</option>`,
  )}</select>`;
}

/** What opens a list beside a field. */
export function helpers({ form, field, path }: Place): Html {
  if (form.step === undefined) return html``;
  const open = { do: 'open', step: form.step.number, at: path, page: 0 } as const;
  const label = labelOf(field);
  return html`${
    field.dynamic
      ? button('Choose', { ...open, list: 'choices' }, { name: `${label}: choose from a list` })
      : ''
  }${
    form.step.canMap
      ? button('Insert', { ...open, list: 'data' }, { name: `${label}: insert a value of step 1` })
      : ''
  }`;
}

/** What is said about a field. */
export const help = (place: Place): Html =>
  place.field.helpText
    ? html`<div class="help" id="${idOf(place)}-help">${prose(place.field.helpText)}</div>`
    : html``;

export const mark = ({ required }: Field): Html =>
  required ? html`<span class="required"> (required)</span>` : html``;

export const idOf = ({ form, path }: Place): string => form.ids + path.replaceAll('/', '-');

/** The field that a button has just changed is where the next key goes. */
export const focusOf = (place: Place): Html | string =>
  place.form.focus === idOf(place) ? raw('autofocus') : '';
