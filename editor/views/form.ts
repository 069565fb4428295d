import { html, raw } from 'hono/html';
import type { Field } from '../definition.ts';
import type { StepView } from '../editor.ts';
import { inputPrefix } from '../page.ts';
import { hasText } from '../tree.ts';
import { fieldOf } from './fields.ts';
import type { Html } from './parts.ts';

/** The form of a step in the order of its fields; a group stands where its first field does. */
export function stepFields(step: StepView, fields: readonly Field[]): Html {
  const form = { names: inputPrefix(step.number), ids: `step${step.number}-`, step };
  const shown = (field: Field) => fieldOf({ form, field, path: field.key, values: step.values });
  return html`${fields.map((field, index) => {
    if (field.group === undefined) return shown(field);
    const members = fields.filter(({ group }) => group === field.group);
    return members[0] === fields[index] ? groupOf(step, members, html`${members.map(shown)}`) : '';
  })}`;
}

/** Fields that belong together. As in the Zap editor, they are folded unless the group is emphasized. */
function groupOf(step: StepView, members: readonly Field[], content: Html): Html {
  const key = members[0]?.group;
  const known = step.picked?.operation.inputFieldGroups.find((group) => group.key === key);
  const label = known?.label ?? key;
  return known?.emphasize
    ? html`<fieldset class="group fields"><legend>${label}</legend>${content}</fieldset>`
    : html`<details class="group" ${members.some((field) => isInUse(step, field)) ? raw('open') : ''}>
      <summary>${label}</summary><div class="fields" role="group" aria-label="${label}">${content}</div></details>`;
}

/** Whether a field must not be hidden: it is to be filled in, it is filled in, or its user is at it. */
function isInUse({ values, list, focused }: StepView, { key, required }: Field): boolean {
  const isAt = (path: string | undefined) => path?.split('/')[0] === key;
  return required === true || hasText(values[key]) || isAt(list?.at) || isAt(focused);
}
