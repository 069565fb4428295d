/**
 * What Zapier's editor calls a value of another app that has no label: `metadata__order_number` is Metadata Order Number, and
 * `orderNumber` is Order Number.
 */
export const labelInZapier = (key: string): string =>
  key
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .split(/[_ ]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
