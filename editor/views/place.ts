import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import type { FieldErrors } from '../field-errors.ts';
import { fieldId } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import type { Filled } from '../zap-state.ts';
import { type Html, prose } from './parts.ts';

/** A form that fields stand in. */
export interface FieldForm {
  /** What the names of its inputs begin with. */
  prefix: string;
  filled: Filled;
  errors: FieldErrors;
  /** The page that it belongs to; the form of an account has no lists. */
  page?: PageView;
}

/** One field where it stands. */
export interface Place {
  form: FieldForm;
  field: Field;
  /** `items/0/product` */
  path: string;
  /** Its name where no label is seen, as in a table. */
  name?: string;
}

/** The mark of a field that has to be filled in. */
export const requiredMark = (field: Field): Html =>
  field.required ? html` <span class="required">required</span>` : html``;

/** What is said about a field. */
export const renderHelp = ({ field, path }: Place): Html =>
  field.helpText ? html`<div class="help" id="${fieldId(path)}-help">${prose(field.helpText)}</div>` : html``;

/** A calendar; what is picked goes into the field beside it. */
export const picker = ({ field, path, name }: Place): Html =>
  field.type === 'datetime'
    ? html`<input type="datetime-local" step="1" max="9999-12-31T23:59:59" class="picker" data-picks="${fieldId(path)}"
      aria-label="${name ?? labelOf(field)}: pick a date">`
    : html``;
