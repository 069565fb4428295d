import { html, raw } from 'hono/html';
import { labelOf } from '../definition.ts';
import { pickerPrefix } from '../page.ts';
import { textAt } from '../tree.ts';
import { openList } from './list.ts';
import { attribute, type Html, reloads } from './parts.ts';
import { focusOf, help, helpers, idOf, mark, type Place } from './place.ts';

/** A field for one value: its label, what it is filled in with, and what is said about it. */
export function control(place: Place): Html {
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
