import { html } from 'hono/html';
import type { Editor, PageView } from '../editor.ts';
import { connectionsOf } from './connections.ts';
import { ordersOf } from './orders.ts';
import { button, type Html } from './parts.ts';
import { stepOf } from './step.ts';

/** No history, and no settling of styles, which the content security policy would refuse. */
const CONFIG = '{"history":false,"defaultSettleDelay":0}';

/** The whole document. */
export const documentOf = (editor: Editor, page: PageView): Html =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Orders for Zapier: editor</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="htmx-config" content='${CONFIG}'>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/htmx.js" defer></script></head>
<body><p id="said" class="hidden" role="status"></p>
${pageOf(editor, page)}</body></html>`;

/** What changes with every request, and what is said about it aloud. */
export const changeOf = (editor: Editor, page: PageView, said: string): Html =>
  html`${pageOf(editor, page)}<p id="said" hx-swap-oob="innerHTML">${said}</p>`;

/** The page is one form, so that a request carries all of it; its first button is what the Enter key presses. */
function pageOf(editor: Editor, page: PageView): Html {
  const { surroundings, actions, app } = editor;
  const isZap = page.steps.length > 1;
  const canGoOn = page.steps[0]?.picked?.kind !== 'creates' && page.steps[0]?.picked !== undefined;
  return html`<form id="page" method="post" action="/" hx-post="/" hx-target="#page" hx-swap="outerHTML" novalidate>
    <header><h1>Orders for Zapier <small>${app.definition.version}</small></h1>
      ${button('Refresh', { do: 'refresh' }, { id: 'refresh' })}</header>
    <input type="hidden" name="has_second" value="${page.hasSecond ? 'yes' : 'no'}">
    <input type="hidden" name="open" value="${page.open ? JSON.stringify(page.open) : ''}">
    ${connectionsOf(page, app.definition, surroundings)}
    <main>${page.steps.map((step) => stepOf(step, actions, page, surroundings))}
      ${!isZap && canGoOn ? html`<p>${button('Add step 2', { do: 'add_step' }, { id: 'add-step' })}</p>` : ''}
      ${isZap ? html`<p>${button('Run the Zap', { do: 'run' }, { id: 'run', className: 'main' })}</p>` : ''}</main>
    ${ordersOf(surroundings.orders())}
  </form>`;
}
