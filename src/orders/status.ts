import { comparable } from '../form/comparable.ts';

/** Whether a status is one of some words. Case and surrounding blanks do not matter. */
export const isStatus = (status: string | undefined, words: readonly string[]): boolean =>
  status !== undefined && words.some((word) => comparable(word) === comparable(status));
