import { html } from 'hono/html';
import type { PageView, StepStatus, StepView } from '../page-view.ts';
import { icon, stepIcon } from './icons.ts';
import { attribute, button, type Html, hidden } from './parts.ts';

const STATUS: Readonly<Record<StepStatus, string>> = {
  new: 'Not set up',
  untested: 'Not tested',
  changed: 'Changed since the test',
  good: 'Tested',
  warn: 'Tested, with a note',
  bad: 'Failed',
};

/** The Zap as a column of cards. */
export function renderColumn(page: PageView): Html {
  const canRun = page.steps.length > 1 && page.steps.every(({ status }) => status !== 'new');
  return html`<section class="column" aria-label="Steps"><ol>${page.steps.map(
    (step, index) =>
      html`<li>${card(step, step.state.id === page.open.state.id)}${addition(step, index === page.steps.length - 1)}</li>`,
  )}</ol>${
    canRun
      ? html`<p class="run">${button(html`${icon('triggers')} Run Zap`, { type: 'run' }, { className: 'button', waiting: 'Running the Zap' })}
        <span class="help">Runs each step now with the first record of those before it.</span></p>`
      : ''
  }</section>`;
}

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
