/** Returns a text as it is compared with others: case and surrounding blanks do not matter. */
export const comparable = (text: string): string => text.trim().toLowerCase();
