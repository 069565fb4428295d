import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import { rowsAt, type Tree, textAt } from '../tree.ts';
import { fieldOf, help, helpers, idOf, isFocused, mark, type Place } from './fields.ts';
import { openList } from './list.ts';
import { button, type Html } from './parts.ts';

/** Fields that have as many rows as are wanted. */

export const lineItems = (place: Place, children: readonly Field[]): Html =>
  rowsOf(
    place,
    (row, index) =>
      html`<fieldset class="row"><legend>${labelOf(place.field)} ${index + 1}</legend>${children.map(
        (child) =>
          fieldOf({
            form: place.form,
            field: child,
            path: `${place.path}/${index}/${child.key}`,
            values: typeof row === 'object' ? row : {},
          }),
      )}${removal(place, index)}</fieldset>`,
  );

export function keyValues(place: Place): Html {
  const cell = (row: Tree | string, index: number, part: 'key' | 'value') =>
    html`<input type="text" name="${place.form.names}${place.path}/${index}/${part}" autocomplete="off"
      value="${typeof row === 'object' ? (textAt(row, part) ?? '') : ''}" placeholder="${part}"
      aria-label="${labelOf(place.field)} ${index + 1}: ${part}">`;
  return rowsOf(
    place,
    (row, index) =>
      html`<div class="control">${cell(row, index, 'key')}${cell(row, index, 'value')}${removal(place, index)}</div>`,
  );
}

export const list = (place: Place): Html =>
  rowsOf(place, (row, index) => {
    const item = { ...place, path: `${place.path}/${index}` };
    return html`<div class="field"><div class="control"><input type="text" id="${idOf(item)}" autocomplete="off"
      name="${place.form.names}${item.path}" value="${typeof row === 'string' ? row : ''}"
      aria-label="${labelOf(place.field)} ${index + 1}">${helpers(item)}${removal(place, index)}</div>
      ${openList(item)}</div>`;
  });

function rowsOf(place: Place, rowOf: (row: Tree | string, index: number) => Html): Html {
  const { field, form, path, values } = place;
  const addition =
    form.step &&
    button(
      html`Add <span class="hidden">to ${labelOf(field)}</span>`,
      { do: 'add_row', step: form.step.number, at: path },
      { id: `${idOf(place)}-add`, className: 'add', isFocused: isFocused(place) },
    );
  return html`<fieldset class="rows"><legend>${labelOf(field)}${mark(field)}</legend>${help(place)}
    ${rowsAt(values, path).map(rowOf)}${addition}</fieldset>`;
}

const removal = ({ form, field, path }: Place, row: number): Html | undefined =>
  form.step &&
  button(
    'Remove',
    { do: 'remove_row', step: form.step.number, at: path, row },
    { name: `Remove ${labelOf(field)} ${row + 1}`, className: 'remove' },
  );
