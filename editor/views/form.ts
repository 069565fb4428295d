import { html, raw } from 'hono/html';
import type { Field } from '../definition.ts';
import type { StepView } from '../editor.ts';
import { fieldId, inputPrefix } from '../page.ts';
import { hasText, leaves } from '../tree.ts';
import { renderField } from './fields.ts';
import type { Html } from './parts.ts';
import type { Form } from './place.ts';

/** The form of a step in the order of its fields; a group stands where its first field does. */
export function stepFields(step: StepView, fields: readonly Field[], focus: string | undefined): Html {
  const form = { names: inputPrefix(step.number), ids: fieldId(step.number, ''), step, focus };
  const shown = (field: Field) => renderField({ form, field, path: field.key, values: step.values });
  return html`${fields.map((field, index) => {
    if (field.group === undefined) return shown(field);
    const members = fields.filter(({ group }) => group === field.group);
    return members[0] === fields[index] ? groupOf(form, members, html`${members.map(shown)}`) : '';
  })}${notShown(step, fields)}`;
}

/** What was filled in for another account, or before a choice was changed, is kept for when its field is back. */
const notShown = ({ number, values }: StepView, fields: readonly Field[]): Html =>
  html`${leaves(values)
    .filter(([path, text]) => text !== '' && fields.every(({ key }) => key !== path.split('/')[0]))
    .map(
      ([path, text]) => html`<input type="hidden" name="${inputPrefix(number)}${path}" value="${text}">`,
    )}`;

/** Fields that belong together. As in the Zap editor, they are folded unless the group is emphasized. */
function groupOf(form: StepForm, members: readonly Field[], content: Html): Html {
  const key = members[0]?.group;
  const known = form.step.picked?.operation.inputFieldGroups.find((group) => group.key === key);
  const label = known?.label ?? key;
  return known?.emphasize
    ? html`<fieldset class="group fields"><legend>${label}</legend>${content}</fieldset>`
    : html`<details class="group" ${members.some((field) => isInUse(form, field)) ? raw('open') : ''}>
      <summary>${label}</summary><div class="fields" role="group" aria-label="${label}">${content}</div></details>`;
}

/** Whether a field must not be hidden: it is to be filled in, it is filled in, or its user is at it. */
function isInUse({ step, ids, focus }: StepForm, { key, required }: Field): boolean {
  const { values, list } = step;
  return (
    required === true ||
    hasText(values[key]) ||
    list?.at.split('/')[0] === key ||
    focus?.startsWith(`${ids}${key}`) === true
  );
}

type StepForm = Form & Required<Pick<Form, 'step'>>;
