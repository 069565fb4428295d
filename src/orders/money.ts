/** Returns the sum of decimal texts as decimal text with two decimals, or `undefined` if one of them is not a number. */
export function sum(amounts: readonly string[]): string | undefined {
  if (amounts.some((amount) => !/^\d+(\.\d{1,2})?$/.test(amount))) return undefined;
  const cents = amounts.reduce((total, amount) => total + centsOf(amount), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}

function centsOf(amount: string): bigint {
  const [whole = '0', part = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'));
}
