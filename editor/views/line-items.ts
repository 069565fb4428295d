import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import { fieldId } from '../ids.ts';
import { rowsAt } from '../tree.ts';
import { icon } from './icons.ts';
import { button, flag, type Html, hidden, prose } from './parts.ts';
import { type Place, requiredMark } from './place.ts';

/** Line items: a table with a row for each. */
export function lineItems(place: Place, children: readonly Field[], control: (place: Place) => Html): Html {
  const { form, field, path } = place;
  const { page } = form;
  const one = singular(labelOf(field));
  const id = fieldId(path);
  const rows = rowsAt(form.filled.values, path);
  const step = page?.open.state.id ?? 0;
  return html`<fieldset class="line-items"><legend>${labelOf(field)}${requiredMark(field)}</legend>
    ${field.helpText ? html`<div class="help">${prose(field.helpText)}</div>` : ''}
    <table><thead><tr>${children.map(
      (child) => html`<th scope="col">${labelOf(child)}${requiredMark(child)}</th>`,
    )}<th scope="col">${hidden('Remove')}</th></tr></thead><tbody>${rows.map(
      (_row, index) =>
        html`<tr>${children.map((child) => {
          const at = `${path}/${index}/${child.key}`;
          const name = `${labelOf(child)}, ${one} ${index + 1}`;
          return html`<td data-label="${labelOf(child)}${child.required ? ' (required)' : ''}">${control({ form, field: child, path: at, name })}</td>`;
        })}<td class="remove">${button(
          icon('remove'),
          { type: 'remove_row', step, at: path, row: index },
          {
            className: 'round',
            name: `Remove ${one} ${index + 1}`,
            attributes: flag('disabled', rows.length === 1),
          },
        )}</td></tr>`,
    )}</tbody></table>
    ${notes(children)}
    ${button(html`${icon('add')} Add ${one}`, { type: 'add_row', step, at: path }, { className: 'button small', id: `${id}-add` })}</fieldset>`;
}

/** What is said about the columns stands below the table once. */
const notes = (children: readonly Field[]): Html => {
  const said = children.filter(({ helpText }) => helpText);
  return said.length === 0
    ? html``
    : html`<dl class="help columns">${said.map((child) => html`<dt>${labelOf(child)}</dt><dd>${prose(child.helpText ?? '')}</dd>`)}</dl>`;
};

/** `Line Items` are made of line items. */
export const singular = (label: string): string => label.toLowerCase().replace(/s$/, '');
