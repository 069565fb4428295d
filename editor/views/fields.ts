import { html } from 'hono/html';
import type { Field } from '../definition.ts';
import { CONNECT_PREFIX } from '../page.ts';
import type { Tree } from '../tree.ts';
import { control } from './control.ts';
import { type Html, prose } from './parts.ts';
import type { Place } from './place.ts';
import { keyValues, lineItems, list } from './rows.ts';

/** The form that connects an account. */
export const connectionFields = (fields: readonly Field[], values: Tree): Html =>
  html`${fields.map((field) =>
    renderField({ form: { names: CONNECT_PREFIX, ids: 'connect-' }, field, path: field.key, values }),
  )}`;

/** One field, whatever it is made of. */
export function renderField(place: Place): Html {
  const { field } = place;
  if (field.type === 'copy') return html`<div class="note">${prose(field.helpText ?? '')}</div>`;
  if (field.children) return lineItems(place, field.children, renderField);
  if (field.dict) return keyValues(place);
  if (field.list) return list(place);
  return control(place);
}
