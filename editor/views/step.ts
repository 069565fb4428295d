import { html, raw } from 'hono/html';
import { type Action, KINDS, type Kind } from '../definition.ts';
import type { Dependencies } from '../dependencies.ts';
import type { PageView, StepView } from '../editor.ts';
import { titleId } from '../page.ts';
import { stepFields } from './form.ts';
import { button, type Html, reloads, title } from './parts.ts';
import { failure, outcome } from './result.ts';

const KIND_TITLES: Readonly<Record<Kind, { one: string; all: string }>> = {
  triggers: { one: 'Trigger', all: 'Triggers' },
  searches: { one: 'Search', all: 'Searches' },
  creates: { one: 'Create', all: 'Creates' },
};

/** One step of a Zap: its action, its account, its form, and what its last run came to. */
export function renderStep(
  step: StepView,
  actions: readonly Action[],
  { connections, focus }: PageView,
  { explain }: Dependencies,
): Html {
  const { number, picked, isReady, form, run } = step;
  const heading = picked ? `Step ${number}: ${picked.display.label}` : `Step ${number}`;
  return html`<section class="step" aria-labelledby="${titleId(number)}">
    ${title(heading, titleId(number), focus)}
    <input type="hidden" name="step${number}/action" value="${step.action}">
    ${picked ? chosen(step, picked) : cards(number, actions)}
    ${
      picked
        ? html`<div class="field"><label for="step${number}-connection">Account</label>
          <select id="step${number}-connection" name="step${number}/connection" ${reloads}>
            <option value="">Choose an account</option>${connections.map(
              ({ id, label, isSandbox }) =>
                html`<option value="${id}" ${id === step.connection ? raw('selected') : ''}>${label}${
                  isSandbox ? ' (sandbox)' : ''
                }</option>`,
            )}</select>
          ${connections.length === 0 ? html`<p class="help">Connect an account first.</p>` : ''}</div>`
        : html`<input type="hidden" name="step${number}/connection" value="${step.connection}">`
    }
    ${form.failure ? failure(form.failure) : ''}
    ${stepFields(step, form.result ?? [], focus)}
    ${
      isReady
        ? html`<p>${button(`Test step ${number}`, { type: 'test', step: number }, { id: `test${number}`, className: 'main' })}</p>`
        : ''
    }
    ${run ? outcome(number, run, explain) : ''}
  </section>`;
}

const chosen = ({ number }: StepView, { kind, display }: Action): Html =>
  html`<p class="chosen"><span class="kind">${KIND_TITLES[kind].one}</span> ${display.description}
    ${button('Change', { type: 'pick', step: number, action: '' }, { name: `Change the action of step ${number}` })}
    ${number === 2 ? button('Remove step 2', { type: 'drop_step' }) : ''}</p>`;

const cards = (number: StepView['number'], actions: readonly Action[]): Html =>
  html`${KINDS.filter((kind) => number === 1 || kind !== 'triggers').map(
    (kind) =>
      html`<h3>${KIND_TITLES[kind].all}</h3><ul class="cards">${actions
        .filter((action) => action.kind === kind && !action.display.hidden)
        .map(
          ({ id, display }) =>
            html`<li class="card">${button(display.label, { type: 'pick', step: number, action: id })}
            <span class="kind">${KIND_TITLES[kind].one}</span> <p>${display.description}</p></li>`,
        )}</ul>`,
  )}`;
