import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { listRequestOf, pageCommandOf } from './commands.ts';
import type { Editor } from './editor.ts';
import { onlyFromHere, ownPartsOnly } from './guard.ts';
import { renderDocument } from './views/document.ts';
import { renderList } from './views/list.ts';
import { renderPage } from './views/page.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const STYLES = ['tokens', 'base', 'layout', 'steps', 'forms', 'combobox', 'results', 'orders', 'runs'];
const FILES: Readonly<Record<string, { type: string; text: string }>> = {
  '/style.css': { type: 'text/css', text: STYLES.map((name) => read(`styles/${name}.css`)).join('\n') },
  '/htmx.js': {
    type: 'text/javascript',
    text: readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8'),
  },
  '/page.js': { type: 'text/javascript', text: read('client/page.js') },
  '/combobox.js': { type: 'text/javascript', text: read('client/combobox.js') },
};

/** The web application. Each Zap has an address, so it is still there when the page is loaded again. */
export function serverOf(editor: Editor): Hono {
  const app = new Hono();
  app.use(onlyFromHere, ownPartsOnly);
  for (const [path, { type, text }] of Object.entries(FILES))
    app.get(path, (c) => c.body(text, 200, { 'content-type': `${type}; charset=utf-8` }));
  app.get('/', (c) => c.redirect(`/zap/${randomUUID()}`));
  app.get('/zap/:id', async (c) => c.html(renderDocument(editor, await editor.view(c.req.param('id')))));
  app.post('/zap/:id', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const command = pageCommandOf(form.get('do'));
    if (command === undefined) return c.text('No button of the page asks for this.', 400);
    return c.html(renderPage(editor, await editor.act(c.req.param('id'), form, command)));
  });
  app.post('/zap/:id/list', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const request = listRequestOf(form.get('list'));
    if (request === undefined) return c.text('No field of the page asks for this.', 400);
    return c.html(renderList(await editor.list(c.req.param('id'), form, request)));
  });
  return app;
}
