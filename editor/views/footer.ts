import { html } from 'hono/html';
import type { PageCommand } from '../commands.ts';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import { button, type Html, TURNING_ON } from './parts.ts';

/** What was done last, or what is waited for, and the one button that matters. */
export const renderFooter = (editor: Editor, page: PageView): Html =>
  html`<footer class="bottom"><p id="status" role="status">${page.message}</p>${
    ['orders', 'runs'].includes(page.zap.screen) || page.buildError ? '' : buttons(editor, page)
  }</footer>`;

function buttons({ dependencies }: Editor, { open, steps, canTurnOn }: PageView): Html {
  const { state, isReady, isChanged, run, status, account, action } = open;
  const step = state.id;
  const waiting = `Asking ${account?.kind.service ?? ''}`;
  if (action === undefined || state.isPicking)
    return action ? button('Cancel', { type: 'pick', step, action: state.action }) : html``;
  if (!isReady) return html`<p class="help next">Choose an account to go on.</p>`;
  if (state.tab === 'setup') return main('Continue', { type: 'open', step, tab: 'configure' });
  const test: PageCommand = { type: 'test', step };
  const isDone = state.tab === 'test' && run !== undefined && !isChanged && status !== 'bad';
  if (!isDone) return main('Test step', test, waiting);
  const following = steps[open.number];
  // What a Zap ends with is an action; anything else wants a step after it.
  if (following === undefined && action.kind === 'creates') {
    const again = button('Test again', test, { waiting });
    if (dependencies.runner && canTurnOn)
      return html`${again}${main('Turn on', { type: 'turn_on' }, TURNING_ON)}`;
    if (steps.length > 1) return html`${again}${main('Run Zap', { type: 'run' }, 'Running the Zap')}`;
    return main('Test again', test, waiting);
  }
  const next: PageCommand = following
    ? { type: 'open', step: following.state.id }
    : { type: 'add_step', after: step };
  return html`${button('Test again', test, { waiting })}${main('Continue', next)}`;
}

const main = (label: string, command: PageCommand, waiting?: string): Html =>
  button(label, command, { id: FOCUS.main, className: 'button main', waiting });
