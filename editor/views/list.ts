import { html } from 'hono/html';
import type { Entry, List } from '../list.ts';
import type { Html } from './parts.ts';

/** What can be chosen for a field, as the content of its list. */
export const renderList = ({ sections, next, error }: List): Html =>
  html`${error ? html`<div role="option" aria-disabled="true" aria-selected="false" class="failure">${error}</div>` : ''}${sections.map(
    ({ title, note, entries }) =>
      html`<div role="group" aria-label="${title}"><div class="heading" role="presentation">${title}${
        note ? html` <small>${note}</small>` : ''
      }</div>${entries.map(option)}</div>`,
  )}${
    next === undefined
      ? ''
      : html`<div role="option" aria-selected="false" class="load-more" data-next="${next}">Load more</div>`
  }`;

const option = ({ value, title, note, pill }: Entry): Html =>
  html`<div role="option" aria-selected="false" data-value="${value}" data-pill="${pill.title}" data-example="${pill.example}"><span
    class="title">${title}</span> <span class="sub">${note}</span></div>`;
