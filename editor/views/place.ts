import { html, raw } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import type { StepView } from '../editor.ts';
import type { Tree } from '../tree.ts';
import { button, type Html, prose } from './parts.ts';

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

/** What opens a list beside a field. */
export function helpers({ form, field, path }: Place): Html {
  if (form.step === undefined) return html``;
  const open = { type: 'open', step: form.step.number, at: path, page: 0 } as const;
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
