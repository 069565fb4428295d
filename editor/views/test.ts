import { html } from 'hono/html';
import type { Dependencies } from '../dependencies.ts';
import { FOCUS } from '../ids.ts';
import type { OpenStep, PageView } from '../page-view.ts';
import { DEVELOPER_INPUT } from '../posted-form.ts';
import { icon } from './icons.ts';
import { button, flag, type Html } from './parts.ts';
import { renderRecord } from './record.ts';
import { wire } from './wire.ts';

/** What the last test came to: in one line, as a record, and over the wire. */
export function renderTest({ open, zap }: PageView, explain: Dependencies['explain']): Html {
  const { run, action } = open;
  if (action === undefined) return html``;
  if (run === undefined) return html`<p class="empty">${invitation(open)}</p>`;
  return html`<input type="hidden" name="has_result" value="yes">${resultLine(open)}${open.isChanged ? '' : details(open)}
    <section class="block" aria-label="Record">${
      run.result?.length
        ? html`<header class="record-head"><h3 id="${FOCUS.record}" tabindex="-1">${action.noun}</h3>${pager(open)}
            <label class="switch"><input type="checkbox" name="${DEVELOPER_INPUT}" value="yes"${flag('checked', zap.isDeveloper)}> Developer view</label></header>
          ${renderRecord(run.outputFields, run.result[open.state.record] ?? {})}`
        : ''
    }
    <details id="data-in-${open.state.id}"><summary>Data in</summary>${
      Object.keys(run.inputData).length > 0
        ? renderRecord(run.inputFields, run.inputData)
        : html`<p class="empty">Nothing was filled in.</p>`
    }</details></section>
    ${wire(run, explain)}`;
}

function invitation({ action, account }: OpenStep): string {
  const service = account?.kind.service ?? 'the service';
  if (action?.kind === 'triggers')
    return `The test looks for recent records in ${service}. Nothing is changed there.`;
  if (action?.kind === 'searches') return `The test searches in ${service}. Nothing is changed there.`;
  return account?.isSandbox
    ? `The test really does this, in the sandbox of ${service}.`
    : `The test really does this, in your account at ${service}.`;
}

function resultLine({ summary, isChanged, errors }: OpenStep): Html {
  if (summary === undefined) return html``;
  if (isChanged)
    return html`<div class="result stale" id="${FOCUS.result}" tabindex="-1">${icon('warn')}<p>The step or the app was changed after this test. Test it again.</p></div>`;
  const { tone, text } = summary;
  const shown = errors.at.size > 0 ? 'The step was not run: fields need another value.' : text;
  return html`<div class="result ${tone}" id="${FOCUS.result}" tabindex="-1">${icon(tone)}<p>${shown}</p></div>`;
}

/** The first line stands alone; what the service said follows. */
function details({ run }: OpenStep): Html {
  const [, ...rest] = run?.error?.message.split('\n') ?? [];
  return rest.length === 0
    ? html``
    : html`<ul class="help said">${rest.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Which of the records goes to the next steps. */
function pager({ run, state }: OpenStep): Html {
  const count = run?.result?.length ?? 0;
  if (count < 2) return html``;
  const turn = (name: 'back' | 'forth', record: number) =>
    button(
      icon(name),
      { type: 'record', step: state.id, record },
      {
        className: 'round',
        name: name === 'back' ? 'Previous record' : 'Next record',
        attributes: flag('disabled', record < 0 || record >= count),
      },
    );
  return html`<span class="pager">${turn('back', state.record - 1)}<span>${state.record + 1} of ${count}</span>${turn(
    'forth',
    state.record + 1,
  )}</span>`;
}
