import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import type { Editor } from './editor.ts';
import { onlyFromHere, ownPartsOnly } from './guard.ts';
import { commandOf, pageOf } from './page.ts';
import { renderDocument, renderUpdate } from './views/page.ts';

const HTMX = readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8');
const STYLE = readFileSync(new URL('style.css', import.meta.url), 'utf8');
const SCRIPT = readFileSync(new URL('page.js', import.meta.url), 'utf8');

/** The web application: one page, which sends all of itself with every click and is drawn anew. */
export function serverOf(editor: Editor): Hono {
  const app = new Hono();
  app.use(onlyFromHere, ownPartsOnly);
  app.get('/htmx.js', (c) => c.body(HTMX, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/page.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/', async (c) => {
    const buildError = await editor.renew();
    const view = await editor.view(pageOf(new URLSearchParams()));
    return c.html(renderDocument(editor, view, buildError ?? ''));
  });
  app.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const page = pageOf(form);
    const command = commandOf(form.get('command'));
    if (command === undefined) return c.text('No button of the page asks for this.', 400);
    const { message, focus } = await editor.act(page, command);
    const view = await editor.view(page, focus);
    // Without script the browser sends the form itself, and wants a whole document.
    const isPart = c.req.header('hx-request') === 'true';
    return c.html(isPart ? renderUpdate(editor, view, message) : renderDocument(editor, view, message));
  });
  return app;
}
