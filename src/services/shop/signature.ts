import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The hash of a request: MD5 of the urlencoded parameters, the login and the key, joined by two colons (seed 001, 002,
 * 003: `GetHash`). MD5 is the vendors' choice.
 *
 * @param query what `httpBuildQuery` made of the parameters, without the hash; empty for a method without parameters
 * @returns 32 lower-case hex digits, to be sent last, as `hash`
 */
export const signRequest = (query: string, login: string, key: string): string =>
  md5(`${query}::${login}::${key}`);

/** The part of an answer that its hash covers, as text. */
export interface SignedAnswer {
  /** The code as it was printed: `0`, also where it came as a string. */
  code: string;
  text: string;
  /** `undefined` where the answer has none. */
  hash: string | undefined;
}

/**
 * Whether an answer was signed with the key: MD5 of code, text and key, joined by two colons (seed 001, 002, 003:
 * `CheckHash`). The hash does not cover `result`. Compares in constant time.
 */
export function verifyResponse({ code, text, hash }: SignedAnswer, key: string): boolean {
  const expected = Buffer.from(md5(`${code}::${text}::${key}`));
  const received = Buffer.from(hash ?? '');
  return received.length === expected.length && timingSafeEqual(received, expected);
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
