/** What is meant by a text: the thing with exactly this code, else everything whose code or title holds it, in any case. */
export function meant<T>(
  things: readonly T[],
  text: string,
  codeOf: (thing: T) => string,
  titleOf: (thing: T) => string,
): T[] {
  const wanted = text.trim();
  const exact = things.filter((thing) => codeOf(thing) === wanted);
  if (exact.length > 0) return exact;
  return things.filter((thing) =>
    `${codeOf(thing)}\n${titleOf(thing)}`.toLowerCase().includes(wanted.toLowerCase()),
  );
}
