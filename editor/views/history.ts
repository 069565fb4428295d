import { html } from 'hono/html';
import type { Summary } from '../dependencies.ts';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import { asText } from '../mapping.ts';
import type { RunRecord, RunStatus, ZapHistory } from '../runner.ts';
import { summaryOf } from '../summary.ts';
import { icon } from './icons.ts';
import { momentOf, timeOf } from './moments.ts';
import { button, type Html } from './parts.ts';

/** The runs of a Zap, newest first. */
export const renderHistory = (editor: Editor, { runs }: ZapHistory): Html =>
  html`<section aria-labelledby="${FOCUS.history}"><h3 id="${FOCUS.history}" tabindex="-1">Zap history</h3>${
    runs.length === 0
      ? html`<p class="empty">No runs yet. Make an order or change one; the next poll finds it.</p>`
      : html`<ol class="run-list">${runs.map((run) => html`<li>${renderEntry(editor, run)}</li>`)}</ol>`
  }</section>`;

const renderEntry = (editor: Editor, run: RunRecord): Html =>
  button(
    html`${runState(run)}<span class="what"><span class="title">${titleOf(run)}</span><span class="sub">${endOf(editor, run)}</span></span>
      <span class="at">${momentOf(run.began)}</span>${icon('forth')}`,
    { type: 'open_run', run: run.id },
    { className: 'choice' },
  );

const STATES: Readonly<Record<RunStatus, { tone: string; label: string }>> = {
  running: { tone: 'plain', label: 'Running' },
  success: { tone: 'good', label: 'Success' },
  scheduled: { tone: 'warn', label: 'Scheduled' },
  errored: { tone: 'bad', label: 'Errored' },
  halted: { tone: 'warn', label: 'Halted' },
  held: { tone: 'warn', label: 'Held' },
};

/** How a run is. */
export function runState({ status }: Pick<RunRecord, 'status'>): Html {
  const { tone, label } = STATES[status];
  return html`<span class="state ${tone}">${label}</span>`;
}

/** `Order 258367`: what the record that began it is, and its first value besides the id that only Zapier needs. */
export function titleOf({ steps: [trigger] }: RunRecord): string {
  if (trigger === undefined) return '';
  const { step, result } = trigger;
  const key = step.outputFields.find((field) => field.key !== 'id' && !field.children)?.key ?? 'id';
  return `${step.action.noun} ${asText(result[0]?.[key])}`;
}

/** What it has come to, in one line. */
export function endOf(editor: Editor, { steps, status, due }: RunRecord): string {
  const last = steps.at(-1);
  if (last === undefined || status === 'running') return 'On its way';
  const { error } = last.tries.at(-1) ?? {};
  if (status === 'held') return error ? 'The account has to be reconnected' : 'Too many at once';
  const { text } = stepSummary(editor, last);
  return due === undefined ? text : `Runs again at ${timeOf(due)}. ${text}`;
}

/** What the last try of a step came to. */
export function stepSummary(
  { dependencies }: Editor,
  { step, result, tries }: RunRecord['steps'][number],
): Summary {
  const error = tries.at(-1)?.error;
  return summaryOf(step.action, { result, exchanges: [], ...(error && { error }) }, dependencies.summarize);
}
