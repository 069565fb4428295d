import { html } from 'hono/html';
import { labelOf } from '../definition.ts';
import { fieldId } from '../ids.ts';
import { rowsAt } from '../tree.ts';
import { icon } from './icons.ts';
import { singular } from './line-items.ts';
import { button, flag, type Html, prose } from './parts.ts';
import type { Place } from './place.ts';

/** Pairs of a name and a value. */
export const keyValues = (place: Place, control: (place: Place) => Html): Html =>
  rowsOf(
    place,
    (at, name) =>
      html`${(['key', 'value'] as const).map((part) =>
        control({
          ...place,
          field: { key: part, type: 'string' },
          path: `${at}/${part}`,
          name: `${name}, ${part}`,
        }),
      )}`,
  );

/** A list of values of one kind. */
export const list = (place: Place, control: (place: Place) => Html): Html =>
  rowsOf(place, (at, name) => control({ ...place, path: at, name }));

function rowsOf({ form, field, path }: Place, cells: (at: string, name: string) => Html): Html {
  const one = singular(labelOf(field));
  const step = form.page?.open.state.id ?? 0;
  const rows = rowsAt(form.filled.values, path);
  return html`<fieldset class="rows"><legend>${labelOf(field)}</legend>
    ${field.helpText ? html`<div class="help">${prose(field.helpText)}</div>` : ''}
    ${rows.map(
      (_row, index) =>
        html`<div class="row">${cells(`${path}/${index}`, `${labelOf(field)} ${index + 1}`)}${button(
          icon('remove'),
          { type: 'remove_row', step, at: path, row: index },
          {
            className: 'round',
            name: `Remove ${one} ${index + 1}`,
            attributes: flag('disabled', rows.length === 1),
          },
        )}</div>`,
    )}
    ${button(html`${icon('add')} Add ${one}`, { type: 'add_row', step, at: path }, { className: 'button small', id: `${fieldId(path)}-add` })}</fieldset>`;
}
