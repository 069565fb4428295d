import { html } from 'hono/html';
import { LIST_ID } from '../page.ts';
import { button, type Html } from './parts.ts';
import type { Place } from './place.ts';

/** The list that is open beside a field: the choices of its drop-down, or what step 1 offers for it. */
export function openList({ form, path }: Place): Html {
  const open = form.step?.list;
  if (open === undefined || open.at !== path) return html``;
  const { step, at, list, page, entries, hasMore, isSample, failure } = open;
  const isFocused = form.focus === LIST_ID;
  const turn = (to: number) => ({ type: 'open', step, at, list, page: to }) as const;
  const nothing = page > 0 ? 'There are no more choices.' : 'There is nothing to choose from.';
  return html`<div class="list" role="group" aria-label="${list === 'data' ? 'Values of step 1' : 'Choices'}">
    ${failure ? html`<p role="alert" class="failure">${failure}</p>` : entries.length === 0 ? html`<p>${nothing}</p>` : ''}
    ${list === 'data' && isSample ? html`<p class="help">Examples. Test step 1 for real values.</p>` : ''}
    <ul>${entries.map(
      ({ text, label, note, command }, index) =>
        html`<li>${button(
          html`<span>${label}</span> <small>${note}</small>`,
          { type: command, step, at, text },
          { className: 'choice', ...(index === 0 && { id: LIST_ID, isFocused }) },
        )}</li>`,
    )}</ul>
    <p class="turn">${page > 0 ? button('Previous choices', turn(page - 1)) : ''}
    ${hasMore ? button('More choices', turn(page + 1)) : ''}
    ${button('Close', { type: 'close' }, entries.length === 0 ? { id: LIST_ID, isFocused } : {})}</p>
  </div>`;
}
