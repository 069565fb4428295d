import { html } from 'hono/html';
import type { Action, Kind } from '../definition.ts';
import type { OpenStep } from '../page-view.ts';
import { icon, KIND_TITLES } from './icons.ts';
import { attribute, button, type Html } from './parts.ts';

/** What most people look for comes first. */
const ORDER: readonly Kind[] = ['triggers', 'creates', 'searches'];

/** The actions that a step can have. Only the first can be a trigger. */
export const renderPicker = (actions: readonly Action[], { state, number }: OpenStep): Html =>
  html`<div class="part picker">${ORDER.filter((kind) => number === 1 || kind !== 'triggers').map((kind) => {
    const offered = actions.filter((action) => action.kind === kind && !action.display.hidden);
    return offered.length === 0
      ? ''
      : html`<h3>${KIND_TITLES[kind].all}</h3><ul class="choices tiles">${offered.map(
          (action) => html`<li>${choice(action, state)}</li>`,
        )}</ul>`;
  })}</div>`;

const choice = ({ id, kind, display }: Action, { id: step, action }: OpenStep['state']): Html =>
  button(
    html`<span class="kind-icon">${icon(kind)}</span><span class="what"><span class="title">${display.label}</span><span
      class="sub">${display.description}</span></span>`,
    { type: 'pick', step, action: id },
    {
      className: 'choice',
      attributes: id === action ? attribute('aria-current', 'true') : html``,
    },
  );
