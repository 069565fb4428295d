import { html } from 'hono/html';
import type { Connection } from '../account.ts';
import type { Dependencies, Signature } from '../dependencies.ts';
import type { Exchange } from '../exchange.ts';
import type { StepRun } from '../workspace.ts';
import { copyButton, flag, type Html, SANDBOX_BADGE } from './parts.ts';

/** Every request of a test with its response. */
export const wire = ({ exchanges, connection }: StepRun, explain: Dependencies['explain']): Html =>
  html`<section class="block wire" aria-label="Requests"><h3>Requests</h3>
    ${exchanges.length === 0 ? html`<p class="empty">No request was answered.</p>` : ''}
    ${renderExchanges(exchanges, connection, explain, { prefix: 'exchange', isOpen: true })}</section>`;

/**
 * Requests, one below the other.
 *
 * @param options.prefix what tells them from others on the page
 * @param options.isOpen whether the first is unfolded
 */
export const renderExchanges = (
  exchanges: readonly Exchange[],
  { authData, isSandbox }: Connection,
  explain: Dependencies['explain'],
  { prefix, isOpen }: { prefix: string; isOpen: boolean },
): Html =>
  html`<ol class="exchanges">${exchanges.map(
    (exchange, index) =>
      html`<li>${renderExchange(exchange, explain(exchange, authData), isSandbox, {
        id: `${prefix}-${index}`,
        isOpen: isOpen && index === 0,
      })}</li>`,
  )}</ol>`;

function renderExchange(
  exchange: Exchange,
  signature: Signature | undefined,
  isSandbox: boolean,
  { id, isOpen }: { id: string; isOpen: boolean },
): Html {
  const {
    method,
    url,
    status,
    isLost,
    duration,
    requestBody,
    responseBody,
    requestHeaders,
    responseHeaders,
  } = exchange;
  const isGood = !isLost && status !== undefined && status < 400;
  const { host, pathname, searchParams } = new URL(url);
  const parameters = [...searchParams, ...parametersOf(requestBody)];
  return html`<details class="exchange" id="${id}"${flag('open', isOpen)}><summary><span class="method">${method}</span>
      <span class="path">${pathname} <small>${host}</small></span> <span class="status ${isGood ? 'good' : 'bad'}">${isLost ? 'No response' : status}</span>
      <span class="ms">${duration} ms</span>${isSandbox ? SANDBOX_BADGE : ''}</summary>
    <div class="exchange-body">
    ${parameters.length > 0 ? part('Parameters', 'request', requestBody || searchParams.toString(), table(parameters)) : ''}
    ${parameters.length === 0 && requestBody ? part('Request body', 'request body', requestBody, pre(requestBody)) : ''}
    ${signature ? html`<h4>Signature</h4><dl class="signature">${signature.lines.map(line)}</dl>` : ''}
    ${responseBody ? part(isLost ? `Response that was lost: ${status}` : 'Response', 'response', responseBody, pre(responseBody)) : ''}
    <details id="${id}-headers"><summary>Headers and URL</summary>${part('URL', 'URL', url, html`<pre tabindex="0">${url}</pre>`)}
      <h4>Request</h4><pre tabindex="0">${requestHeaders}</pre><h4>Response</h4><pre tabindex="0">${responseHeaders}</pre></details></div></details>`;
}

const part = (title: string, what: string, text: string, content: Html): Html =>
  html`<header class="part-head"><h4>${title}</h4>${copyButton(what, text)}</header>${content}`;

const table = (parameters: readonly (readonly [string, string])[]): Html =>
  html`<table class="parameters" aria-label="Parameters"><tbody>${parameters.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;

const pre = (text: string): Html => html`<pre tabindex="0">${readable(text)}</pre>`;

const line = ({ label, text, holds }: Signature['lines'][number]): Html =>
  html`<div><dt>${label}</dt><dd><code>${text}</code>${
    holds === undefined
      ? ''
      : html` <b class="${holds ? 'holds' : 'fails'}">${holds ? '✓ holds' : '✗ does not hold'}</b>`
  }</dd></div>`;

/** The parameters of a form, decoded. */
const parametersOf = (body: string): [string, string][] =>
  /^[^\s=&{]+=[^\s]*$/.test(body) ? [...new URLSearchParams(body)] : [];

/** JSON with line breaks; anything else as it is. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
