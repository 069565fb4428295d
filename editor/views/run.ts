import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { RunRecord, Try, TryCause } from '../runner.ts';
import { endOf, runState, stepSummary, titleOf } from './history.ts';
import { icon, stepIcon } from './icons.ts';
import { exactTimeOf } from './moments.ts';
import { button, type Html } from './parts.ts';
import { renderRecord } from './record.ts';
import { renderExchanges } from './wire.ts';

type StepRecord = RunRecord['steps'][number];

/** One run: each step with what it was given, what it gave, and every time that it was tried. */
export const renderRun = (editor: Editor, run: RunRecord): Html =>
  html`<section aria-labelledby="${FOCUS.run}"><header class="run-head">${button(
    icon('back'),
    { type: 'open_run' },
    { className: 'round', name: 'All runs' },
  )}<h3 id="${FOCUS.run}" tabindex="-1">${titleOf(run)}</h3>${runState(run)}${renderDeed(run)}</header>
    <p class="help">${endOf(editor, run)}</p>
    <ol class="run-steps">${run.steps.map((step, index) => html`<li>${renderStep(editor, step, index, run.id)}</li>`)}</ol></section>`;

/** What a person can do about it. */
function renderDeed({ id, status, steps }: RunRecord): Html {
  const hasFailed = steps.at(-1)?.tries.at(-1)?.error !== undefined;
  if (status === 'held' && hasFailed) return button('Reconnect account', { type: 'reconnect' }, DEED);
  const canReplay = status === 'held' || (hasFailed && status !== 'running' && status !== 'success');
  return canReplay ? button('Replay', { type: 'replay', run: id }, DEED) : html``;
}

const DEED = { className: 'button main', waiting: 'Replaying the run' };

function renderStep(editor: Editor, record: StepRecord, index: number, run: number): Html {
  const { step, inputData, result, tries } = record;
  const { action, account } = step;
  const { tone, text } = stepSummary(editor, record);
  const id = `run-${run}-${index}`;
  return html`<section class="run-step" aria-labelledby="${id}"><header>${stepIcon(account.kind, action)}<span class="what"><h4 class="title" id="${id}">${
    index + 1
  }. ${action.display.label}</h4><span class="sub">${account.label}</span></span></header>
    <ol class="tries">${
      index === 0
        ? html`<li><p class="try"><span class="mark good">${icon('good')}</span> A new ${action.noun.toLowerCase()} was found</p></li>`
        : tries.map((each, number) => html`<li>${renderTry(editor, record, each, `${id}-${number}`)}</li>`)
    }</ol>
    ${tries.length > 0 && tone !== 'bad' ? html`<p class="outcome ${tone}">${text}</p>` : ''}
    ${index > 0 ? data('Data in', `${id}-in`, step.inputFields, inputData) : ''}
    ${result.length > 0 ? data('Data out', `${id}-out`, step.outputFields, result[0] ?? {}) : ''}</section>`;
}

const data = (
  title: string,
  id: string,
  fields: StepRecord['step']['inputFields'],
  record: Readonly<Record<string, unknown>>,
): Html => html`<details id="${id}"><summary>${title}</summary>${renderRecord(fields, record)}</details>`;

const CAUSES: Readonly<Record<TryCause, string>> = {
  event: 'First try',
  autoreplay: 'Autoreplay',
  'by hand': 'Replay',
  throttled: 'After the wait that the app asked for',
  crash: 'On another machine',
  reconnected: 'After the account was reconnected',
};

function renderTry({ dependencies }: Editor, { step }: StepRecord, each: Try, id: string): Html {
  const { cause, began, ended, error, exchanges } = each;
  const tone = error ? 'bad' : 'good';
  return html`<p class="try"><span class="mark ${tone}">${icon(tone)}</span> ${CAUSES[cause]} <span class="at">${exactTimeOf(began)}, ${ended - began} ms</span></p>
    ${error ? html`<p class="said">${error.message}</p>` : ''}
    ${renderExchanges(exchanges, step.account, dependencies.explain, { prefix: id, isOpen: false })}`;
}
