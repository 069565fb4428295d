import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Returns the hash of a request: MD5 of the urlencoded parameters, the login and the key, joined by two colons (`GetHash` in
 * the vendors' samples, such as help.influencersoft.com, article 360050670752). MD5 is the vendors' choice.
 *
 * @param query what `httpBuildQuery` returned for the parameters, without the hash; empty for a method without parameters
 * @returns 32 lower-case hex digits, to be sent last, as `hash`
 */
export const signRequest = (query: string, login: string, key: string): string =>
  md5(`${query}::${login}::${key}`);

/** The part of a response that its hash covers, as text. */
export interface SignedResponse {
  /** The code as it was printed: `0`, even if it came as a string. */
  code: string;
  text: string;
  /** `undefined` if the response has none. */
  hash: string | undefined;
}

/**
 * Whether a response was signed with the key: MD5 of code, text and key, joined by two colons (`CheckHash` in the vendors'
 * samples). The hash does not cover `result`. Compares in constant time.
 */
export function verifyResponse({ code, text, hash }: SignedResponse, key: string): boolean {
  const expected = Buffer.from(md5(`${code}::${text}::${key}`));
  const received = Buffer.from(hash ?? '');
  return received.length === expected.length && timingSafeEqual(received, expected);
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
