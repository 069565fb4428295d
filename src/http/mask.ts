/**
 * A text without a key in it, as it is or as it stands in an address. What is shorter than the shortest key is no key, and
 * would tear holes into any sentence.
 */
export function masked(text: string, key: string): string {
  if (key.length < SHORTEST_KEY) return text;
  return [key, encodeURIComponent(key)].reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

/** Zapier hides values of at least this many characters from its logs; the services' keys have 32 to 40. */
export const SHORTEST_KEY = 6;
