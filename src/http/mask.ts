/**
 * Returns a text without a secret in it, neither as it is nor as it looks in a URL. Anything shorter than the shortest key
 * cannot be a key, and would tear holes into any sentence.
 */
export function masked(text: string, secret: string): string {
  if (secret.length < SHORTEST_KEY) return text;
  return [secret, encodeURIComponent(secret)].reduce((rest, form) => rest.replaceAll(form, '•••'), text);
}

/** Zapier hides values of at least this many characters from its logs. The services' keys have 32 to 40. */
export const SHORTEST_KEY = 6;

/** Returns the beginning of a text of the service, masked first so that no secret is cut in two. */
export function quote(text: string, secret: string): string {
  const safe = masked(text, secret);
  return safe.length > 200 ? `${safe.slice(0, 200)}…` : safe;
}
