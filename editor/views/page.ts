import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import { STEP_INPUT } from '../posted-form.ts';
import type { BuildError } from '../source.ts';
import type { Screen } from '../zap-state.ts';
import { renderColumn } from './column.ts';
import { renderFooter } from './footer.ts';
import { renderOrders } from './orders.ts';
import { attribute, button, flag, type Html } from './parts.ts';
import { renderRuns } from './runs.ts';
import { renderStep } from './step.ts';

/** The page is one form. While a request is under way, no other is sent: it may make an order. */
export function renderPage(editor: Editor, page: PageView): Html {
  const { dependencies, app } = editor;
  const { zap, open } = page;
  const address = `/zap/${encodeURIComponent(zap.id)}`;
  return html`<form id="page" method="post" action="${address}" hx-post="${address}" hx-target="#page" hx-swap="outerMorph"
    hx-sync="#page:drop" novalidate data-screen="${zap.screen}" data-shown="${[zap.screen, open.state.id, open.state.tab, zap.run].join(' ')}"
    ${attribute('data-focus', page.focus)}>
  <input type="hidden" name="${STEP_INPUT}" value="${open.state.id}">
  <header class="top"><h1>${dependencies.title} <small>${app.definition.version}</small></h1>
    <nav aria-label="Screens">${[
      screenButton('zap', 'Zap', zap.screen === 'zap' || zap.screen === 'step'),
      page.history ? screenButton('runs', 'Zap history', zap.screen === 'runs') : '',
      screenButton('orders', 'Sandbox orders', zap.screen === 'orders'),
    ]}</nav>
    <a class="button quiet" href="/">New Zap</a></header>
  ${page.buildError ? banner(page.buildError) : ''}
  ${renderScreen(editor, page)}
  ${renderFooter(editor, page)}</form>`;
}

function renderScreen(editor: Editor, page: PageView): Html {
  const { runner, orders } = editor.dependencies;
  if (page.zap.screen === 'orders') return renderOrders(orders());
  if (page.zap.screen === 'runs' && page.history && runner)
    return renderRuns(editor, page, page.history, runner);
  return html`<main class="panes">${renderColumn(editor, page)}${renderStep(editor, page)}</main>`;
}

const screenButton = (screen: Screen, label: string, isCurrent: boolean): Html =>
  button(
    label,
    { type: 'show', screen },
    {
      className: 'tab',
      attributes: isCurrent ? html`${attribute('aria-current', 'page')}` : flag('data-other', false),
    },
  );

const banner = ({ message, at }: BuildError): Html =>
  html`<div class="banner bad" role="alert" id="${FOCUS.banner}" tabindex="-1"><b>The app cannot be built.</b>
    <span>${at ? html`<code>${at}</code> ` : ''}${message}</span>
    ${button('Try again', { type: 'refresh' }, { className: 'button small' })}</div>`;
