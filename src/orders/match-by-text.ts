/**
 * What is meant by a text: the things that have it as one of their exact texts, else those that hold it in one of their
 * others. Case and outer blanks do not matter. Zapier takes the first of what a search finds, so that an exact one must
 * never stand behind a longer one.
 */
export function meant<T>(
  things: readonly T[],
  text: string,
  exactOf: (thing: T) => readonly string[],
  partlyOf: (thing: T) => readonly string[],
): T[] {
  const wanted = plain(text);
  const exact = things.filter((thing) => exactOf(thing).some((own) => plain(own) === wanted));
  if (exact.length > 0) return exact;
  return things.filter((thing) => partlyOf(thing).some((own) => plain(own).includes(wanted)));
}

const plain = (text: string): string => text.trim().toLowerCase();
