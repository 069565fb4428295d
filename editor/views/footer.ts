import { html } from 'hono/html';
import type { Command } from '../commands.ts';
import { FOCUS } from '../ids.ts';
import type { OpenStep, PageView } from '../page-view.ts';
import { button, type Html } from './parts.ts';

/** What was done last, or what is waited for, and the one button that matters. */
export const renderFooter = (page: PageView): Html =>
  html`<footer class="bottom"><p id="status" role="status">${page.message}</p>${
    page.zap.screen === 'orders' || page.buildError ? '' : buttons(page)
  }</footer>`;

function buttons({ open, steps }: PageView): Html {
  const { state, isReady, isChanged, run, status, account, action } = open;
  const step = state.id;
  const waiting = `Asking ${account?.kind.service ?? ''}`;
  if (action === undefined || state.isPicking)
    return action
      ? button('Keep it', { type: 'pick', step, action: state.action }, { className: 'button' })
      : html``;
  if (!isReady) return html`<p class="help next">Choose an account to go on.</p>`;
  if (state.tab === 'setup') return main('Continue', { type: 'open', step, tab: 'configure' });
  const test: Command = { type: 'test', step };
  const isDone = state.tab === 'test' && run !== undefined && !isChanged && status !== 'bad';
  if (!isDone) return main('Test step', test, waiting);
  return html`${button('Test again', test, { className: 'button', waiting })}${main('Continue', next(open, steps))}`;
}

/** The next step, or a new one. */
function next({ state, number }: OpenStep, steps: PageView['steps']): Command {
  const following = steps[number];
  return following ? { type: 'open', step: following.state.id } : { type: 'add_step', after: state.id };
}

const main = (label: string, command: Command, waiting?: string): Html =>
  button(label, command, { id: FOCUS.main, className: 'button main', waiting });
