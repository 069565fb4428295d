import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import type { PageView, StepStatus, StepView } from '../page-view.ts';
import { icon, stepIcon } from './icons.ts';
import { attribute, button, type Html, hidden, TURNING_ON } from './parts.ts';

const STATUS: Readonly<Record<StepStatus, string>> = {
  new: 'Not set up',
  untested: 'Not tested',
  changed: 'Changed since the test',
  good: 'Tested',
  warn: 'Tested, with a note',
  bad: 'Failed',
};

/** The Zap as a column of cards. */
export function renderColumn(editor: Editor, page: PageView): Html {
  return html`<section class="column" aria-label="Steps"><ol>${page.steps.map(
    (step, index) =>
      html`<li>${card(step, step.state.id === page.open.state.id)}${addition(step, index === page.steps.length - 1)}</li>`,
  )}</ol>${editor.dependencies.runner && page.canTurnOn ? renderSwitch(page) : renderRun(page)}</section>`;
}

/** What turns the Zap on, or says that it is. */
function renderSwitch({ history, isOutdated }: PageView): Html {
  if (!history?.isOn)
    return html`<p class="run">${button(html`${icon('triggers')} Turn on`, { type: 'turn_on' }, { waiting: TURNING_ON })}
      <span class="help">From then on, each new record runs the other steps.</span></p>`;
  return html`<p class="run"><span class="state good">On</span>${
    isOutdated
      ? html`${button('Turn on again', { type: 'turn_on' }, { waiting: TURNING_ON })}
        <span class="help">It still runs as it was when it was turned on.</span>`
      : html`<span class="help">What it does is in the Zap history.</span>`
  }</p>`;
}

/** A Zap that cannot be turned on here can run once. */
const renderRun = ({ steps }: PageView): Html =>
  steps.length > 1 && steps.every(({ status }) => status !== 'new')
    ? html`<p class="run">${button(html`${icon('triggers')} Run Zap`, { type: 'run' }, { waiting: 'Running the Zap' })}
      <span class="help">Runs each step now with the first record of those before it.</span></p>`
    : html``;

const card = ({ state, number, action, account, status }: StepView, isOpen: boolean): Html =>
  button(
    html`${stepIcon(account?.kind, action)}<span class="what"><span class="title">${number}. ${
      action?.display.label ?? 'Choose what it does'
    }</span><span class="sub">${account?.label ?? (action ? 'No account yet' : 'New step')}</span></span><span
      class="dot ${status}" title="${STATUS[status]}">${hidden(STATUS[status])}</span>`,
    { type: 'open', step: state.id },
    { className: 'card', attributes: isOpen ? attribute('aria-current', 'step') : html`` },
  );

const addition = ({ state, number }: StepView, isLast: boolean): Html =>
  html`<div class="between">${button(
    isLast ? html`${icon('add')} Add step` : icon('add'),
    { type: 'add_step', after: state.id },
    isLast ? { className: 'button' } : { className: 'round', name: `Add step after step ${number}` },
  )}</div>`;
