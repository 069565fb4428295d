import { html } from 'hono/html';
import type { Connection } from '../account.ts';
import type { Editor } from '../editor.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import { renderAccountForm, renderConnectError } from './account-form.ts';
import { icon, KIND_TITLES, serviceIcon } from './icons.ts';
import { attribute, button, flag, type Html, SANDBOX_BADGE } from './parts.ts';

/** What a step does, and with whose account. */
export function renderSetup(editor: Editor, page: PageView): Html {
  const { action, state } = page.open;
  if (action === undefined) return html``;
  const isConnecting = page.zap.isConnecting || state.connection === '';
  return html`<section class="block" aria-labelledby="action-title"><h3 id="action-title">${KIND_TITLES[action.kind].one}</h3>
      <div class="chosen"><span class="kind-icon">${icon(action.kind)}</span><span class="what"><span class="title">${
        action.display.label
      }</span><span class="sub">${action.display.description}</span></span>
      ${button('Change', { type: 'change_action', step: state.id }, { className: 'button small', name: 'Change what the step does' })}</div></section>
    <section class="block" aria-labelledby="account-heading"><h3 id="account-heading">Account</h3>
      ${
        page.connections.length > 0
          ? html`<ul class="choices">${page.connections.map((connection) => html`<li>${renderAccount(connection, state)}</li>`)}</ul>`
          : ''
      }
      ${isConnecting ? renderConnect(editor, page) : button(html`${icon('add')} Connect an account`, { type: 'add_account' }, { className: 'button' })}
    </section>`;
}

const renderAccount = (
  { id, label, kind, isSandbox }: Connection,
  { id: step, connection }: PageView['open']['state'],
): Html =>
  html`<div class="account">${button(
    html`${serviceIcon(kind)}<span class="what"><span class="title">${label}</span></span>${isSandbox ? SANDBOX_BADGE : ''}${
      id === connection ? html`<span class="mark good">${icon('good')}</span>` : ''
    }`,
    { type: 'choose_account', step, connection: id },
    { className: 'choice', attributes: attribute('aria-pressed', id === connection ? 'true' : 'false') },
  )}${button(
    icon('remove'),
    { type: 'disconnect', connection: id },
    {
      className: 'round',
      name: `Disconnect ${label}`,
      confirm: `Disconnect ${label}? Its keys are forgotten.`,
    },
  )}</div>`;

/** Accounts of the sandbox with one click; a real one behind "Use a real account". */
function renderConnect(editor: Editor, page: PageView): Html {
  const { accountKinds } = editor.dependencies;
  const { connections, connectError: error } = page;
  const isNew = (kind: (typeof accountKinds)[number]) =>
    !connections.some((known) => known.isSandbox && known.kind === kind);
  const form = page.zap.accountForm;
  return html`<div class="connect"><header><h4 id="${FOCUS.connect}" tabindex="-1">Connect an account</h4>${
    page.open.state.connection === ''
      ? ''
      : button('Cancel', { type: 'add_account' }, { className: 'button quiet small' })
  }</header>
    ${error && form === undefined ? renderConnectError(error) : ''}
    <ul class="choices tiles">${accountKinds.map((kind, index) =>
      isNew(kind)
        ? html`<li>${button(
            html`${serviceIcon(kind)}<span class="what"><span class="title">${kind.title}</span></span>${SANDBOX_BADGE}`,
            { type: 'connect_sandbox', kind: index },
            { className: 'choice', waiting: `Asking ${kind.service}` },
          )}</li>`
        : '',
    )}</ul>
    <details id="real-account"${flag('open', form !== undefined)}><summary>Use a real account</summary>
      ${renderAccountForm(editor, page)}</details></div>`;
}
