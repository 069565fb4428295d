/** Whether a status is one of some words. Case and surrounding blanks do not matter. */
export const isStatus = (status: string | undefined, words: readonly string[]): boolean =>
  status !== undefined && words.some((word) => normalized(word) === normalized(status));

const normalized = (text: string): string => text.trim().toLowerCase();
