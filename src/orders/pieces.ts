import type * as zod from 'zod/mini';

/** The part of a line item that says how many pieces of the product are ordered. */
interface Quantified {
  readonly quantity?: string | undefined;
}

/** How many pieces one order can have: as many as the values that a shop reads, each of which takes at least one. */
const MOST_PIECES = 1000;

/** Reports the line item that takes an order over `MOST_PIECES`, before anything is made of as many pieces. */
export function checkPieces(items: readonly Quantified[], check: zod.core.$RefinementCtx): void {
  let pieces = 0;
  const index = items.findIndex(({ quantity = '1' }) => {
    pieces += Number(quantity);
    return pieces > MOST_PIECES;
  });
  if (index < 0) return;
  const message = "split the order into several: one can't have more than 1,000 pieces";
  check.addIssue({ code: 'custom', path: [index, 'quantity'], message, input: items });
}

/**
 * Returns the line items of an order with one for each piece, because no service has a parameter for a quantity.
 *
 * @param items checked by `checkPieces`
 */
export const piecesOf = <Item extends Quantified>(items: readonly Item[]): Omit<Item, 'quantity'>[] =>
  items.flatMap(({ quantity = '1', ...piece }) => Array.from({ length: Number(quantity) }, () => piece));
