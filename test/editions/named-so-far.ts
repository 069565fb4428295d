/** Texts of shared forms that name other brands until each service words its own; nothing else may. */
const NAMED_SO_FAR: readonly RegExp[] = [
  /At JustClick it needs the tariff Expert or Guru\./,
  /^https:\/\/username\.influencersoft\.com\/bill\/258367$/,
  /^influencersoft$/,
];

/** Returns the texts that name a brand, without those that are known to. */
export const unexpected = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => !NAMED_SO_FAR.some((known) => known.test(text)));
