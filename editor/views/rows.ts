import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import { addId } from '../page.ts';
import { rowsAt, type Tree, textAt } from '../tree.ts';
import { openList } from './list.ts';
import { attribute, button, type Html } from './parts.ts';
import { focusOf, help, helpers, idOf, mark, type Place } from './place.ts';

/** Fields that have as many rows as are wanted. */

/** Line items: a row for each, with the fields of one drawn by `renderField`. */
export const lineItems = (
  place: Place,
  children: readonly Field[],
  renderField: (place: Place) => Html,
): Html =>
  rowsOf(
    place,
    (row, index) =>
      html`<fieldset class="row"><legend>${labelOf(place.field)} ${index + 1}</legend>${children.map(
        (child) =>
          renderField({
            form: place.form,
            field: child,
            path: `${place.path}/${index}/${child.key}`,
            values: typeof row === 'object' ? row : {},
          }),
      )}${removal(place, index)}</fieldset>`,
  );

export const keyValues = (place: Place): Html =>
  rowsOf(place, (row, index) => {
    const parts = (['key', 'value'] as const).map((part) => partOf(place, index, part));
    const texts = typeof row === 'object' ? row : {};
    return html`<div class="field"><div class="control">${parts.map((item) => cell(item, textAt(texts, item.field.key)))}
      ${removal(place, index)}</div>${parts.map(openList)}</div>`;
  });

function partOf(place: Place, index: number, part: 'key' | 'value'): Place {
  const label = `${labelOf(place.field)} ${index + 1}: ${part}`;
  const field = { key: part, label, type: 'string', placeholder: part };
  return { ...place, field, path: `${place.path}/${index}/${part}` };
}

/** A field of a row without a label that is seen. */
const cell = (item: Place, text = ''): Html =>
  html`<input type="text" id="${idOf(item)}" name="${item.form.names}${item.path}" autocomplete="off" value="${text}"
    ${attribute('placeholder', item.field.placeholder)} aria-label="${labelOf(item.field)}" ${focusOf(item)}>${helpers(item)}`;

export const list = (place: Place): Html =>
  rowsOf(place, (row, index) => {
    const field = { ...place.field, label: `${labelOf(place.field)} ${index + 1}` };
    const item = { ...place, field, path: `${place.path}/${index}` };
    return html`<div class="field"><div class="control">${cell(item, typeof row === 'string' ? row : '')}
      ${removal(place, index)}</div>${openList(item)}</div>`;
  });

function rowsOf(place: Place, rowOf: (row: Tree | string, index: number) => Html): Html {
  const { field, form, path, values } = place;
  const addition =
    form.step &&
    button(
      html`Add <span class="hidden">to ${labelOf(field)}</span>`,
      { type: 'add_row', step: form.step.number, at: path },
      {
        id: addId(form.step.number, path),
        isFocused: form.focus === addId(form.step.number, path),
      },
    );
  return html`<fieldset class="rows"><legend>${labelOf(field)}${mark(field)}</legend>${help(place)}
    ${rowsAt(values, path).map(rowOf)}${addition}</fieldset>`;
}

const removal = ({ form, field, path }: Place, row: number): Html | undefined =>
  form.step &&
  button(
    'Remove',
    { type: 'remove_row', step: form.step.number, at: path, row },
    { name: `Remove ${labelOf(field)} ${row + 1}`, className: 'remove' },
  );
