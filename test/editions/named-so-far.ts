/** Texts of shared forms that name other brands until each service words its own; nothing else may. */
const NAMED_SO_FAR: readonly RegExp[] = [
  /InfluencerSoft and JustClick take the (price|name) of the product\./,
  /At JustClick it needs the tariff Expert or Guru\./,
  /In InfluencerSoft and JustClick you can fill in Email instead\./,
  /^https:\/\/username\.influencersoft\.com\/bill\/258367$/,
  /^influencersoft$/,
];

/** Returns the texts that name a brand, without those that are known to. */
export const unexpected = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => !NAMED_SO_FAR.some((known) => known.test(text)));
