import { html, raw } from 'hono/html';
import type { Definition } from '../definition.ts';
import type { Dependencies } from '../dependencies.ts';
import type { PageView } from '../editor.ts';
import { CONNECT_ID, CONNECTIONS_ID } from '../page.ts';
import { connectionFields } from './fields.ts';
import { button, type Html, title } from './parts.ts';
import { failure } from './result.ts';

/** The connected accounts, and the form that connects one. */
export function renderConnections(
  page: PageView,
  { authentication }: Definition,
  { presets }: Dependencies,
): Html {
  const { connections, connecting, connect, isSandbox, focus } = page;
  const isFilledIn = authentication.fields.some(
    ({ key, default: preset }) => (connect[key] || preset) !== preset,
  );
  const isInUse = connections.length === 0 || isFilledIn || connecting?.failure !== undefined;
  return html`<section class="connections" aria-labelledby="${CONNECTIONS_ID}">
    ${title('Connections', CONNECTIONS_ID, focus)}
    <ul>${connections.map(
      ({ id, label, isSandbox: inSandbox }) =>
        html`<li><b>${label}</b> ${inSandbox ? html`<small>sandbox</small>` : ''}
          ${button('Disconnect', { type: 'disconnect', connection: id }, { name: `Disconnect ${label}` })}</li>`,
    )}</ul>
    <details ${isInUse ? raw('open') : ''}><summary>Connect an account</summary>
    <p>Fill in an account of the sandbox:</p>
    <p class="presets">${presets.map((preset, index) =>
      button(preset.title, { type: 'preset', preset: index }, { id: `preset${index}` }),
    )}</p>
    ${connectionFields(authentication.fields, connect)}
    <fieldset class="where"><legend>Where</legend>
      ${where('yes', 'On the sandbox', isSandbox)}
      ${where('no', 'At the real service, with keys that stay in memory', !isSandbox)}</fieldset>
    <p>${button('Connect', { type: 'connect' }, { id: CONNECT_ID, className: 'main', isFocused: focus === CONNECT_ID })}</p>
    ${connecting?.failure ? failure(connecting.failure) : ''}</details>
  </section>`;
}

const where = (value: string, label: string, isChosen: boolean): Html =>
  html`<label><input type="radio" name="is_sandbox" value="${value}" ${isChosen ? raw('checked') : ''}> ${label}</label>`;
