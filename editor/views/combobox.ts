import { html } from 'hono/html';
import { type Field, isChoice, labelOf } from '../definition.ts';
import { fieldId } from '../ids.ts';
import { BOOLEAN } from '../list.ts';
import { asText, type Part, partsOf, valueAt } from '../mapping.ts';
import type { PageView } from '../page-view.ts';
import { TITLES } from '../posted-form.ts';
import { textAt } from '../tree.ts';
import { icon } from './icons.ts';
import { attribute, flag, type Html } from './parts.ts';
import { type Place, picker } from './place.ts';

/** A field whose value can be typed, chosen from a list, or mapped; chosen and mapped values are pills in it. */
export function combobox(place: Place, value: string, page: PageView, common: Html): Html {
  const { form, field, path } = place;
  const id = fieldId(path);
  const title = textAt(form.filled.titles, path) ?? '';
  const name = place.name ?? labelOf(field);
  const asks = JSON.stringify({ step: page.open.state.id, at: path, page: 0 });
  const waiting = field.dynamic ? `Asking ${page.open.account?.kind.service ?? ''}` : undefined;
  return html`<div class="combo with-picker" data-asks="${asks}"${flag('data-single', isChoice(field))}${attribute('data-waiting', waiting)}>
    <div class="box${LONG.has(field.type) ? ' long' : ''}" role="combobox" contenteditable="plaintext-only" tabindex="0" spellcheck="false" aria-haspopup="listbox"
      aria-expanded="false" aria-autocomplete="list" aria-controls="${id}-list"${common}>${contentOf(field, value, title, page)}</div>
    <button type="button" class="toggle" tabindex="-1" aria-label="Choose ${name}">${icon(isChoice(field) ? 'chevron' : 'add')}</button>${picker(place)}
    <input type="hidden" name="${form.prefix}${path}" value="${value}"><input type="hidden" name="${TITLES}${path}" value="${title}">
    <div class="popup" hidden><div role="listbox" id="${id}-list" aria-label="${name}"></div><p class="none" hidden></p></div></div>`;
}

const LONG = new Set(['text', 'code', 'json']);

/** Text as it is, and a pill for what was chosen. */
function contentOf(field: Field, value: string, title: string, page: PageView): Html {
  const choices = field.choices ?? (field.type === 'boolean' ? BOOLEAN : []);
  const label = choices.find((choice) => choice.value === value)?.label ?? title;
  if (value !== '' && label !== '') return pill(value, label, '');
  return html`${partsOf(value).map((part) => partOf(part, page))}`;
}

function partOf(part: Part, { open, numberOf }: PageView): Html | string {
  if (!('token' in part)) return part.text;
  const result = open.results.find(({ step }) => step === part.step);
  if (result === undefined) return pill(part.token, 'Removed step', part.path, 'pill lost');
  const [key, column] = part.path.split('[].');
  const field = result.fields.find((known) => known.key === key);
  const child = field?.children?.find((known) => known.key === column);
  const named = child ?? field;
  const label = named ? labelOf(named) : part.path;
  return pill(part.token, `${numberOf(part.step)}. ${label}`, asText(valueAt(result.record, part.path)));
}

const pill = (value: string, title: string, note: string, className = 'pill'): Html =>
  html`<span class="${className}" contenteditable="false" data-value="${value}"><b>${title}</b><span
    class="note-text">${note}</span><span class="x" aria-hidden="true">${icon('remove')}</span></span>`;

/** What a pill is made of when something is chosen. */
export const PILL_TEMPLATE = html`<template id="pill">${pill('', '', '')}</template>`;
