import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import type { PageView } from '../page-view.ts';
import { PILL_TEMPLATE } from './combobox.ts';
import { renderPage } from './page.ts';
import type { Html } from './parts.ts';

/**
 * No history; no settling of styles, which the content security policy would refuse; what fails leaves the page as it is; what
 * a user has unfolded stays unfolded.
 */
const CONFIG =
  '{"history":false,"defaultSettleDelay":0,"noSwap":[204,304,"4xx","5xx"],"morphIgnore":["data-htmx-powered","data-busy","open"]}';

/** The whole document. */
export const renderDocument = (editor: Editor, page: PageView): Html =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${editor.dependencies.title}: editor</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="htmx-config" content='${CONFIG}'>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/style.css"><script src="/htmx.js" defer></script>
<script src="/page.js" type="module"></script></head>
<body><noscript>The editor needs JavaScript.</noscript>${renderPage(editor, page)}${PILL_TEMPLATE}</body></html>`;
