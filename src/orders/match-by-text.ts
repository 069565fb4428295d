import { comparable } from '../form/comparable.ts';

/**
 * Returns what a form says about several matches.
 *
 * @param whole what a search can look for as a whole: `code or title`
 */
export const severalMatches = (whole: string): string =>
  `A whole ${whole} comes without partial matches. Of several matches, Zapier uses the first.`;

/**
 * Returns the items that have the text as one of their exact texts, or else those that contain it in one of their other
 * texts. Ignores case and surrounding blanks. Zapier takes the first result of a search, so an exact match never comes after a
 * partial one.
 */
export function matchByText<T>(
  items: readonly T[],
  text: string,
  exactTexts: (item: T) => readonly string[],
  partialTexts: (item: T) => readonly string[],
): T[] {
  const wanted = comparable(text);
  const exact = items.filter((item) => exactTexts(item).some((own) => comparable(own) === wanted));
  if (exact.length > 0) return exact;
  return items.filter((item) => partialTexts(item).some((own) => comparable(own).includes(wanted)));
}
