import { html, raw } from 'hono/html';
import type { Dependencies, Proof } from '../dependencies.ts';
import type { Exchange } from '../exchange.ts';
import type { StepNumber } from '../page.ts';
import type { StepRun } from '../workspace.ts';
import type { Html } from './parts.ts';

/** Every request of a run with its answer. */
export const wire = (
  step: StepNumber,
  { exchanges, connection }: StepRun,
  explain: Dependencies['explain'],
): Html =>
  html`<section aria-label="What went over the wire in step ${step}"><h4>What went over the wire</h4>
    ${exchanges.length === 0 ? html`<p class="empty">Nothing: no request was answered.</p>` : ''}
    <ol>${exchanges.map((exchange) => {
      const proof = explain(exchange, connection.authData);
      return html`<li>${renderExchange(exchange, proof)}</li>`;
    })}</ol></section>`;

/** What was signed says what was sent; where nothing was, the request itself is to be seen. */
const renderExchange = (exchange: Exchange, proof: Proof | undefined): Html =>
  html`<p class="request"><b>${exchange.method}</b> ${exchange.url} <b>${exchange.status}</b></p>
    ${proof ? html`<dl>${proof.lines.map(line)}</dl>` : ''}
    ${body('Request', exchange.requestBody, proof === undefined)}${body('Answer', exchange.responseBody)}
    <details><summary>Headers</summary><pre tabindex="0">${exchange.requestHeaders}

${exchange.responseHeaders}</pre></details>`;

const line = ({ label, text, holds }: Proof['lines'][number]): Html =>
  html`<dt>${label}</dt><dd><code>${text}</code>${
    holds === undefined
      ? ''
      : html` <b class="${holds ? 'holds' : 'fails'}">${holds ? '✓ holds' : '✗ does not hold'}</b>`
  }</dd>`;

const body = (title: string, text: string, isOpen = false): Html =>
  text === ''
    ? html``
    : html`<details ${isOpen ? raw('open') : ''}><summary>${title}</summary><pre tabindex="0">${readable(text)}</pre></details>`;

/** JSON with line breaks; a form with a line for each parameter; anything else as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return /^[^\s=&]+=[^\s]*$/.test(text)
      ? [...new URLSearchParams(text)].map(([name, value]) => `${name} = ${value}`).join('\n')
      : text;
  }
}
