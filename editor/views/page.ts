import { html } from 'hono/html';
import type { Editor, PageView } from '../editor.ts';
import { renderConnections } from './connections.ts';
import { renderOrders } from './orders.ts';
import { button, type Html } from './parts.ts';
import { renderStep } from './step.ts';

/** No history; no settling of styles, which the content security policy would refuse; what fails leaves the page as it is. */
const CONFIG = '{"history":false,"defaultSettleDelay":0,"noSwap":[204,304,"4xx","5xx"]}';

const START =
  'Connect an account of the sandbox, pick an action, fill in its form and test it. No account of a service or of Zapier is needed.';

/** The whole document. */
export const renderDocument = (editor: Editor, page: PageView, message: string): Html =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${editor.dependencies.title}: editor</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="htmx-config" content='${CONFIG}'>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/htmx.js" defer></script>
<script src="/page.js" defer></script></head>
<body><header><h1>${editor.dependencies.title} <small>${editor.app.definition.version}</small></h1>
  ${button('Refresh', { type: 'refresh' }, { id: 'refresh', form: 'page' })}</header>
<p id="message" role="status">${message}</p>
${renderPage(editor, page)}</body></html>`;

/** What changes with every request, and the message about it. */
export const renderUpdate = (editor: Editor, page: PageView, message: string): Html =>
  html`${renderPage(editor, page)}<p id="message" hx-swap-oob="innerHTML">${message}</p>`;

/** The page is one form, so that a request carries all of it. While one is under way, no other is sent: it may make an order. */
function renderPage(editor: Editor, page: PageView): Html {
  const { dependencies, actions, app } = editor;
  const isZap = page.steps.length > 1;
  const canGoOn = page.steps[0]?.picked?.kind !== 'creates' && page.steps[0]?.picked !== undefined;
  return html`<form id="page" method="post" action="/" hx-post="/" hx-target="#page" hx-swap="outerHTML"
    hx-sync="#page:drop" novalidate>
    <input type="hidden" name="page" value="${page.id}">
    <input type="hidden" name="has_second" value="${page.hasSecond ? 'yes' : 'no'}">
    <input type="hidden" name="open" value="${page.open ? JSON.stringify(page.open) : ''}">
    ${renderConnections(page, app.definition, dependencies)}
    <main>${page.connections.length === 0 ? html`<p class="start">${START}</p>` : ''}
      ${page.steps.map((step) => renderStep(step, actions, page, dependencies))}
      ${!isZap && canGoOn ? html`<p>${button('Add step 2', { type: 'add_step' }, { id: 'add-step' })}</p>` : ''}
      ${
        isZap
          ? html`<p>${button('Run the Zap', { type: 'run' }, { id: 'run', className: 'main' })}
            <span class="help">Runs step 1 now, and gives its first result to step 2.</span></p>`
          : ''
      }</main>
    ${renderOrders(dependencies.orders())}
  </form>`;
}
