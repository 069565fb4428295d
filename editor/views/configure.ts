import { html } from 'hono/html';
import { type Field, labelOf } from '../definition.ts';
import { countOf } from '../field-errors.ts';
import { FOCUS, fieldId } from '../ids.ts';
import type { OpenStep, PageView } from '../page-view.ts';
import { FIND_NOTHING_INPUT, VALUES } from '../posted-form.ts';
import { renderField } from './field.ts';
import { icon } from './icons.ts';
import { button, flag, type Html } from './parts.ts';
import type { FieldForm } from './place.ts';

/** The form of a step. */
export function renderConfigure(page: PageView): Html {
  const { open } = page;
  const { result: fields = [], error } = open.form;
  const { state, errors, matches } = open;
  const form: FieldForm = { prefix: VALUES, filled: state, errors, page };
  const isAnyNeeded = fields.some((field) => isNeeded(open, field));
  const isShown = (field: Field) => !isAnyNeeded || isNeeded(open, field);
  const rest = fields.filter((field) => !isShown(field) && field.type !== 'copy');
  return html`${error ? html`<div class="result bad" role="alert">${icon('bad')}<p>${error.message}</p></div>` : ''}
    ${renderErrorSummary(open, fields)}
    ${
      matches > 1
        ? html`<div class="offer"><p>Earlier steps have values for ${matches} of these fields.</p>
          ${button(`Map ${matches} fields`, { type: 'map_matching', step: state.id }, { className: 'button', waiting: 'Mapping' })}</div>`
        : ''
    }
    ${fields.length === 0 && !error ? html`<p class="empty">There is nothing to fill in. Go on to the test.</p>` : ''}
    <div class="fields">${renderGroups(
      form,
      fields.filter((field) => isShown(field) || field.type === 'copy'),
      open,
    )}</div>
    ${
      rest.length > 0
        ? html`<details class="more" id="more-${state.id}"${flag(
            'open',
            rest.some(({ key }) => hasError(open, key)),
          )}>
          <summary>Show more <span class="help">${rest.length} optional ${rest.length === 1 ? 'field' : 'fields'}</span></summary>
          <div class="fields">${renderGroups(form, rest, open)}</div></details>`
        : ''
    }
    ${open.action?.kind === 'searches' && open.action.paths.length === 1 ? renderIfNothing(state.mayFindNothing) : ''}
    <p class="refresh">${button('Refresh fields', { type: 'refresh' }, { id: 'refresh', className: 'button quiet small' })}</p>`;
}

/** Whether a search that finds nothing ends the Zap. */
const renderIfNothing = (mayFindNothing: boolean): Html =>
  html`<div class="if-nothing"><input type="hidden" name="has_search" value="yes"><label class="switch"><input type="checkbox"
    name="${FIND_NOTHING_INPUT}" value="yes"${flag('checked', mayFindNothing)}> Continue if nothing is found</label>
    <p class="help">If this is off, the Zap stops here when the search finds nothing.</p></div>`;

/** All that is wrong, each with a way to it. */
function renderErrorSummary({ errors }: OpenStep, fields: readonly Field[]): Html {
  if (errors.at.size === 0) return html``;
  const entries = [...errors.at];
  return html`<div class="result bad" id="${FOCUS.errors}" tabindex="-1" role="alert">${icon('bad')}<div>
    <p>${countOf(errors)}</p>
    <ul>${entries.map(
      ([path, text]) => html`<li><a href="#${fieldId(path)}">${placeOf(fields, path)}</a>: ${text}</li>`,
    )}${errors.rest.map((line) => html`<li>${line}</li>`)}</ul></div></div>`;
}

function placeOf(fields: readonly Field[], path: string): string {
  const [key, row, column] = path.split('/');
  const field = fields.find((known) => known.key === key);
  const child = field?.children?.find((known) => known.key === column);
  if (field === undefined) return path;
  return child ? `${labelOf(field)} ${Number(row) + 1}, ${labelOf(child)}` : labelOf(field);
}

const hasError = ({ errors }: OpenStep, key: string): boolean =>
  [...errors.at.keys()].some((path) => path.split('/')[0] === key);

/** Whether a field stands outside of "Show more". */
function isNeeded({ state, action }: OpenStep, field: Field): boolean {
  const { key, required, group, children, altersDynamicFields } = field;
  const known = action?.operation.inputFieldGroups.find((candidate) => candidate.key === group);
  const isPartlyRequired = children?.some((child) => child.required);
  return (
    required === true ||
    isPartlyRequired === true ||
    altersDynamicFields === true ||
    known?.emphasize === true ||
    (state.shown.includes(key) && state.values[key] !== field.default)
  );
}

/** Fields in their order; a group stands where its first field does. */
function renderGroups(form: FieldForm, fields: readonly Field[], { action }: OpenStep): Html {
  const shown = (field: Field) => renderField({ form, field, path: field.key });
  return html`${fields.map((field, index) => {
    if (field.group === undefined) return shown(field);
    const members = fields.filter(({ group }) => group === field.group);
    if (members[0] !== fields[index]) return '';
    const label =
      action?.operation.inputFieldGroups.find(({ key }) => key === field.group)?.label ?? field.group;
    return html`<fieldset class="group"><legend>${label}</legend>${members.map(shown)}</fieldset>`;
  })}`;
}
