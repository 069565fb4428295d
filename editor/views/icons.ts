import { html, raw } from 'hono/html';
import type { AccountKind } from '../account.ts';
import type { Action, Kind } from '../definition.ts';
import type { Html } from './parts.ts';

/** Icons are drawn on 24 by 24 units with the colour of the text. */
const ICONS = {
  triggers: '<path d="M13 3 5 13.5h6L10 21l8-10.5h-6z"/>',
  searches: '<circle cx="11" cy="11" r="6"/><path d="m15.5 15.5 4.5 4.5"/>',
  creates: '<path d="M12 5v14M5 12h14"/>',
  chevron: '<path d="m6 9 6 6 6-6"/>',
  back: '<path d="m14 6-6 6 6 6"/>',
  forth: '<path d="m10 6 6 6-6 6"/>',
  add: '<path d="M12 6v12M6 12h12"/>',
  remove: '<path d="m7 7 10 10M17 7 7 17"/>',
  good: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  warn: '<path d="M12 6v7.5M12 17.4v.2"/>',
  bad: '<path d="m7 7 10 10M17 7 7 17"/>',
  play: '<path d="M8 5.5v13l10-6.5z"/>',
  pause: '<path d="M9 6v12M15 6v12"/>',
  clock: '<circle cx="12" cy="12" r="8"/><path d="M12 8v4l2.5 2"/>',
} as const;

export type IconName = keyof typeof ICONS;

export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${raw(ICONS[name])}</svg>`;

/** The icon of a service. */
export const serviceIcon = ({ icon: content }: Pick<AccountKind, 'icon'>): Html =>
  html`<svg class="service" viewBox="0 0 24 24" aria-hidden="true">${raw(content)}</svg>`;

/** What stands for a step: its service, or what it is as long as no service is chosen. */
export const stepIcon = (kind: AccountKind | undefined, action: Action | undefined): Html =>
  kind ? serviceIcon(kind) : html`<span class="kind-icon">${icon(action?.kind ?? 'creates')}</span>`;

export const KIND_TITLES: Readonly<Record<Kind, { one: string; all: string }>> = {
  triggers: { one: 'Trigger', all: 'Triggers' },
  searches: { one: 'Search', all: 'Searches' },
  creates: { one: 'Action', all: 'Actions' },
};
