import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import type { Command } from '../page.ts';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

/** A button that does something, and what it is called. */
export const button = (
  label: string | Html,
  command: Command,
  { id, form, name, className = '', isFocused = false }: ButtonOptions = {},
): Html =>
  html`<button type="submit" name="command" value="${JSON.stringify(command)}" class="${className}"
    ${attribute('id', id)} ${attribute('form', form)} ${attribute('aria-label', name)} ${isFocused ? raw('autofocus') : ''}
  >${label}</button>`;

interface ButtonOptions {
  id?: string | undefined;
  /** The id of its form, where it stands outside of it. */
  form?: string;
  /** What a screen reader says, where the label alone would not do. */
  name?: string | undefined;
  className?: string;
  /** Where the next key goes. */
  isFocused?: boolean;
}

/** The title of a part of the page, to which the next key can go. */
export const title = (text: string, id: string, focus: string | undefined): Html =>
  html`<h2 id="${id}" tabindex="-1" ${id === focus ? raw('autofocus') : ''}>${text}</h2>`;

/** An attribute that is there only if it has a value. */
export const attribute = (name: string, value: string | undefined): Html | string =>
  value ? html`${raw(name)}="${value}"` : '';

/** What makes a change of a field ask for the page anew. */
export const reloads = raw(
  'hx-post="/" hx-target="#page" hx-swap="outerHTML" hx-sync="#page:drop" hx-trigger="change"',
);

const markdown = markdownIt({ html: false });
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown of the definition; HTML in it is shown, not used. */
export const prose = (text: string): Html => html`${raw(markdown.render(text))}`;
