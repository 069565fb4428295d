import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import type { ZapHistory, ZapRunner } from '../runner.ts';
import { renderCounter } from './counter.ts';
import { renderHistory } from './history.ts';
import { icon } from './icons.ts';
import { momentOf, timeOf } from './moments.ts';
import { attribute, button, type Html, TURNING_ON } from './parts.ts';
import { renderRun } from './run.ts';

/** A Zap that is on: its time, the shops beside it, and what it did. */
export function renderRuns(editor: Editor, page: PageView, history: ZapHistory, runner: ZapRunner): Html {
  const run = history.runs.find(({ id }) => id === page.zap.run);
  return html`<main class="runs">${renderTime(page, history)}
    <div class="desk">${renderCounter(editor, page, history, runner)}
    <div class="pane">${run ? renderRun(editor, run) : renderHistory(editor, history)}</div></div></main>`;
}

function renderTime({ zap, steps }: PageView, { isOn, now, lastPoll, nextPoll }: ZapHistory): Html {
  return html`<header class="time"><div class="name"><h2 id="${FOCUS.screen}" tabindex="-1"><span class="state ${
    isOn ? 'good' : 'off'
  }">${isOn ? 'On' : 'Off'}</span> ${steps.map(({ action }) => action?.display.label ?? '').join(' → ')}</h2>${
    isOn ? button('Turn off', { type: 'turn_off' }, { className: 'button quiet' }) : ''
  }</div>
    <p class="now">${icon('clock')}<time>${momentOf(now)}</time><span class="help">${pollLine(lastPoll, nextPoll)}</span></p>
    ${isOn ? renderControls(zap.isPlaying) : button('Turn on', { type: 'turn_on' }, { waiting: TURNING_ON })}
    ${zap.isPlaying && isOn ? renderTick(zap.id) : ''}</header>`;
}

/** What lets time pass. */
function renderControls(isPlaying: boolean): Html {
  const span = (label: string, to: 'poll' | 'hour' | 'half_day') =>
    button(label, { type: 'advance', to }, { className: 'segment', waiting: 'Letting time pass' });
  return html`<div class="segments" role="group" aria-label="Time">${button(
    html`${icon(isPlaying ? 'pause' : 'play')} ${isPlaying ? 'Pause' : 'Play'}`,
    { type: 'play', isOn: !isPlaying },
    { className: 'segment' },
  )}${span('Next poll', 'poll')}${span('1 hour', 'hour')}${span('12 hours', 'half_day')}</div>`;
}

/** Asks for the next minute every second, unless something else is asked for. */
const renderTick = (zap: string): Html =>
  html`<div id="tick" hx-post="/zap/${encodeURIComponent(zap)}" hx-trigger="every 1s" hx-sync="#page:abort" hx-target="#page"
    hx-swap="outerMorph"${attribute('hx-vals', JSON.stringify({ do: JSON.stringify({ type: 'tick' }) }))}></div>`;

function pollLine(last: ZapHistory['lastPoll'], next: number | undefined): string {
  if (last === undefined) return '';
  const told = last.isFirst
    ? 'The first poll noted what was there'
    : `Polled at ${timeOf(last.at)}: ${last.error ? 'failed' : last.told === 0 ? 'nothing new' : `${last.told} new`}`;
  return next === undefined ? told : `${told} · next at ${timeOf(next)}`;
}
