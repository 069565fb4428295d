import type { Brand } from './brand.ts';

/**
 * Returns the login in what was typed: `username` for `https://username.justclick.io/shop` if that is an address of the
 * brand. Any other text is returned without the blanks around it.
 */
export function loginIn(text: string, { domain }: Brand): string {
  const host = hostIn(text);
  return host.endsWith(`.${domain}`) ? host.slice(0, -domain.length - 1) : text.trim();
}

/** Returns the brand whose shop has the address that was typed, if any. */
export const brandOf = (text: string, brands: readonly Brand[]): Brand | undefined =>
  brands.find(({ domain }) => hostIn(text).endsWith(`.${domain}`));

const hostIn = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '');
