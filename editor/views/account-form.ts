import { html } from 'hono/html';
import type { Editor } from '../editor.ts';
import { fieldErrorsOf, NO_ERRORS } from '../field-errors.ts';
import type { StepError } from '../handler.ts';
import { FOCUS } from '../ids.ts';
import type { PageView } from '../page-view.ts';
import { ACCOUNT } from '../posted-form.ts';
import { renderField } from './field.ts';
import { icon, serviceIcon } from './icons.ts';
import { attribute, button, type Html } from './parts.ts';

/** First the service, then the fields of its accounts and no others. */
export function renderAccountForm(
  { app, dependencies }: Editor,
  { zap, connectError: error }: PageView,
): Html {
  const { accountKinds } = dependencies;
  const form = zap.accountForm;
  const chosen = form && accountKinds[form.kind];
  const fields = app.definition.authentication.fields.filter(({ key }) => chosen?.asks.includes(key));
  const errors = error
    ? fieldErrorsOf(fields, error.message.replaceAll(`${chosen?.title} → `, ''))
    : NO_ERRORS;
  return html`<p class="help">Its keys stay in the memory of this editor. Steps that are tested with it really happen.</p>
    <div class="pills" role="group" aria-label="Service">${accountKinds.map((kind, index) =>
      button(
        html`${serviceIcon(kind)} ${kind.title}`,
        { type: 'fill_in_account', kind: index },
        {
          className: 'button',
          attributes: attribute('aria-pressed', index === form?.kind ? 'true' : 'false'),
        },
      ),
    )}</div>
    ${
      form && chosen
        ? html`<div class="fields" data-enter="connect" role="group" aria-labelledby="${FOCUS.account}">
          <h4 id="${FOCUS.account}" tabindex="-1">${chosen.title}</h4>
          ${error && errors.rest.length > 0 ? renderConnectError(error) : ''}
          ${fields.map((field) => renderField({ form: { prefix: ACCOUNT, filled: { values: form.values, titles: {} }, errors }, field, path: field.key }))}
          <p>${button(`Connect ${chosen.title}`, { type: 'connect' }, { id: 'connect', className: 'button main', waiting: `Asking ${chosen.service}` })}</p></div>`
        : ''
    }`;
}

export function renderConnectError({ message }: StepError): Html {
  const [first, ...rest] = message.split('\n');
  return html`<div class="result bad" role="alert" id="${FOCUS.connectError}" tabindex="-1">${icon('bad')}<div><p>${first}</p>${
    rest.length > 0 ? html`<p class="help">${rest.join(' ')}</p>` : ''
  }</div></div>`;
}
