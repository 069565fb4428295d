import { html, raw } from 'hono/html';
import markdownIt from 'markdown-it';
import type { PageCommand } from '../commands.ts';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

interface ButtonOptions {
  id?: string | undefined;
  /** What a screen reader says, where the label alone would not do. */
  name?: string | undefined;
  className?: string;
  /** What is shown while one waits for the answer. */
  waiting?: string | undefined;
  /** What is asked before. */
  confirm?: string | undefined;
  /** Other attributes. */
  attributes?: Html;
}

/** A button that does something. */
export const button = (
  label: string | Html,
  command: PageCommand,
  { id, name, className = 'button', waiting, confirm, attributes }: ButtonOptions = {},
): Html =>
  html`<button type="submit" name="do" value="${JSON.stringify(command)}" class="${className}"${attribute('id', id)}${attribute(
    'aria-label',
    name,
  )}${attribute('data-waiting', waiting)}${attribute('data-confirm', confirm)}${attributes ?? ''}>${label}</button>`;

/** An attribute that is there only if it has a value. */
export const attribute = (name: string, value: string | undefined): Html =>
  value ? html` ${raw(name)}="${value}"` : html``;

/** An attribute that is there or not. */
export const flag = (name: string, isThere: boolean | undefined): Html =>
  isThere ? html` ${raw(name)}` : html``;

/** What only a screen reader says. */
export const hidden = (text: string): Html => html`<span class="hidden">${text}</span>`;

/** A piece of text beside a button that copies it. */
export const copyButton = (what: string, text: string): Html =>
  html`<button type="button" class="button quiet small" data-copy="${text}" aria-label="Copy ${what}">Copy</button>`;

/** What is waited for while a Zap is turned on. */
export const TURNING_ON = 'Testing the account and polling the first time';

export const SANDBOX_BADGE = html`<span class="badge sandbox">Sandbox</span>`;

const markdown = markdownIt({ html: false });
markdown.renderer.rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('target', '_blank');
  tokens[index]?.attrSet('rel', 'noreferrer');
  return self.renderToken(tokens, index, options);
};

/** Markdown of the definition; HTML in it is shown, not used. */
export const prose = (text: string): Html => html`${raw(markdown.render(text))}`;
