import { html } from 'hono/html';
import type { Place } from './fields.ts';
import { button, type Html } from './parts.ts';

/** The list that is open beside a field: the choices of its drop-down, or what step 1 offers for it. */
export function openList({ form, path }: Place): Html {
  const open = form.step?.list;
  if (open === undefined || open.at !== path) return html``;
  const { step, at, list, page, entries, hasMore, failure } = open;
  const turn = (to: number) => ({ do: 'open', step, at, list, page: to }) as const;
  const nothing = page > 0 ? 'There are no more choices.' : 'There is nothing to choose from.';
  return html`<div class="list" role="group" aria-label="${list === 'data' ? 'Values of step 1' : 'Choices'}">
    ${failure ? html`<p role="alert" class="failure">${failure}</p>` : entries.length === 0 ? html`<p>${nothing}</p>` : ''}
    <ul>${entries.map(
      ({ text, label, note, deed }, index) =>
        html`<li>${button(
          html`<span>${label}</span> <small>${note}</small>`,
          { do: deed, step, at, text },
          { className: 'choice', isFocused: index === 0 },
        )}</li>`,
    )}</ul>
    <p class="turn">${page > 0 ? button('Previous choices', turn(page - 1)) : ''}
    ${hasMore ? button('More choices', turn(page + 1)) : ''}
    ${button('Close', { do: 'close' }, { isFocused: entries.length === 0 })}</p>
  </div>`;
}
