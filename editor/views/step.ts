import { html } from 'hono/html';
import type { Tone } from '../dependencies.ts';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import type { Tab } from '../zap-state.ts';
import { renderConfigure } from './configure.ts';
import { icon, stepIcon } from './icons.ts';
import { attribute, button, flag, type Html, hidden } from './parts.ts';
import { renderPicker } from './picker.ts';
import { renderSetup } from './setup.ts';
import { renderTest } from './test.ts';

const TITLES: Readonly<Record<Tab, string>> = { setup: 'Setup', configure: 'Configure', test: 'Test' };

/** The step that is open, with its three parts. */
export function renderStep(editor: Editor, page: PageView): Html {
  const { open } = page;
  const { state, number, action, account } = open;
  const isPicking = action === undefined || state.isPicking;
  const title = action?.display.label ?? (number === 1 ? 'What starts this Zap?' : 'What happens next?');
  return html`<section class="pane" aria-labelledby="${FOCUS.title}">
    <header class="head">${button(icon('back'), { type: 'show', screen: 'zap' }, { className: 'round back', name: 'All steps' })}
      ${action ? stepIcon(account?.kind, action) : ''}<h2 id="${FOCUS.title}" tabindex="-1">${
        number
      }. ${title}</h2>${page.steps.length > 1 ? removal(page) : ''}</header>
    ${
      isPicking
        ? renderPicker(editor.actions, open)
        : html`<nav class="tabs" aria-label="Parts of the step">${(
            ['setup', 'configure', 'test'] as const
          ).map((tab) => tabOf(open, tab))}</nav><div class="part">${partOf(editor, page)}</div>`
    }</section>`;
}

const removal = ({ open: { state, number, action } }: PageView): Html =>
  button(
    'Remove',
    { type: 'remove_step', step: state.id },
    {
      className: 'button quiet small',
      name: `Remove step ${number}`,
      confirm:
        action && `Remove step ${number}, ${action.display.label}? What is filled in there will be lost.`,
    },
  );

/** A part is marked once it is done. */
function tabOf(open: PageView['open'], tab: Tab): Html {
  const { state, isReady } = open;
  const isCurrent = state.tab === tab;
  const mark = markOf(open, tab);
  return button(
    html`${TITLES[tab]}${mark ? html`<span class="mark ${mark}">${icon(mark)}${hidden(MARKS[mark])}</span>` : ''}`,
    { type: 'open', step: state.id, tab },
    {
      className: 'tab',
      id: isCurrent ? FOCUS.tab : undefined,
      attributes: html`${isCurrent ? attribute('aria-current', 'step') : ''}${flag('disabled', tab !== 'setup' && !isReady)}`,
    },
  );
}

const MARKS: Readonly<Record<Tone, string>> = { good: 'done', warn: 'done, with a note', bad: 'has errors' };

function markOf({ isReady, isChanged, summary, errors }: PageView['open'], tab: Tab): Tone | undefined {
  if (tab === 'setup') return isReady ? 'good' : undefined;
  if (summary === undefined || isChanged) return undefined;
  if (tab === 'test') return summary.tone;
  return errors.at.size > 0 ? 'bad' : 'good';
}

function partOf(editor: Editor, page: PageView): Html {
  const { tab } = page.open.state;
  if (tab === 'configure') return renderConfigure(page);
  if (tab === 'test') return renderTest(page, editor.dependencies.explain);
  return renderSetup(editor, page);
}
