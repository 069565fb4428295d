import { html } from 'hono/html';
import { type Field, isChoice, labelOf } from '../definition.ts';
import { fieldId } from '../ids.ts';
import { partsOf } from '../mapping.ts';
import { textAt } from '../tree.ts';
import { combobox } from './combobox.ts';
import { icon } from './icons.ts';
import { lineItems } from './line-items.ts';
import { attribute, flag, type Html, prose } from './parts.ts';
import { type Place, picker, renderHelp, requiredMark } from './place.ts';
import { keyValues, list } from './rows.ts';

/** One field, whatever it is made of. */
export function renderField(place: Place): Html {
  const { field } = place;
  if (field.type === 'copy') return html`<div class="note">${prose(field.helpText ?? '')}</div>`;
  if (field.children) return lineItems(place, field.children, control);
  if (field.dict) return keyValues(place, control);
  if (field.list) return list(place, control);
  const id = fieldId(place.path);
  return html`<div class="field"><label id="${id}-label" for="${id}">${labelOf(field)}${requiredMark(field)}</label>
    ${control(place)}${renderHelp(place)}</div>`;
}

/** What is filled in, and what is wrong with it. */
function control(place: Place): Html {
  const { form, field, path } = place;
  const error = form.errors.at.get(path);
  const value = textAt(form.filled.values, path) ?? field.default ?? '';
  return html`${controlOf(place, value)}${
    error ? html`<p class="error" id="${fieldId(path)}-error">${icon('bad')}${error}</p>` : ''
  }`;
}

function controlOf(place: Place, value: string): Html {
  const { form, field } = place;
  const { page } = form;
  const isMapped = partsOf(value).some((part) => 'token' in part);
  if (page && (isChoice(field) || isMapped || page.open.results.length > 0))
    return combobox(place, value, page, common(place));
  if (field.choices) return select(place, value, field.choices);
  // A page never gets a password back.
  if (field.type === 'password') return input(place, '', 'password');
  if (LONG.has(field.type))
    return html`<textarea rows="3" name="${form.prefix}${place.path}"${common(place)}>
${value}</textarea>`;
  return html`<div class="with-picker">${input(place, value, 'text')}${picker(place)}</div>`;
}

const LONG = new Set(['text', 'code', 'json']);
const MODES: Readonly<Record<string, string>> = { integer: 'numeric', number: 'decimal' };

const input = (place: Place, value: string, type: string): Html =>
  html`<input type="${type}" name="${place.form.prefix}${place.path}" value="${value}"${common(place)}${attribute(
    'inputmode',
    MODES[place.field.type],
  )} autocomplete="off" spellcheck="false">`;

/** What each control has, whatever it is. */
function common({ form, field, path, name }: Place): Html {
  const id = fieldId(path);
  const hasError = form.errors.at.has(path);
  const described = [field.helpText && !name && `${id}-help`, hasError && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return html` id="${id}"${name ? attribute('aria-label', name) : attribute('aria-labelledby', `${id}-label`)}${attribute(
    'aria-required',
    field.required ? 'true' : undefined,
  )}${attribute('aria-invalid', hasError ? 'true' : undefined)}${attribute('aria-describedby', described)}${attribute(
    'placeholder',
    field.placeholder,
  )}${flag('data-reloads', field.altersDynamicFields)}`;
}

const select = (place: Place, value: string, choices: NonNullable<Field['choices']>): Html =>
  html`<select name="${place.form.prefix}${place.path}"${common(place)}><option value=""></option>${choices.map(
    (choice) =>
      html`<option value="${choice.value}"${flag('selected', choice.value === value)}>${choice.label}</option>`,
  )}</select>`;
