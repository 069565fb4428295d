import { type AnyObject, fieldsOf } from '../../form/fields.ts';
import type { ShopAnswer } from './client.ts';

/** An order as far as a shop can find something missing in it. */
interface Order {
  readonly items: readonly { readonly product: string }[];
  readonly [key: string]: unknown;
}

const PRODUCT_NOT_EXIST = 604;
const NO_DELIVERY_DATA = 605;

/**
 * What a refused order lacks, in the words of its form: the products that the shop does not know, or the empty fields
 * among those that a product sent by mail needs. Empty text for any other refusal.
 *
 * @param delivery the keys of the fields that a product sent by mail needs (seed 003)
 */
export function whatIsMissing(
  form: AnyObject,
  order: Order,
  delivery: readonly string[],
  refused: ShopAnswer,
): string {
  if (refused.code === PRODUCT_NOT_EXIST) return unknownProducts(order, refused);
  if (refused.code === NO_DELIVERY_DATA) return emptyFields(form, order, delivery);
  return '';
}

/** The vendor says that the product comes back, but not where: it is looked for everywhere in the result. */
function unknownProducts(order: Order, refused: ShopAnswer): string {
  const returned = leaves(refused.result);
  const sent = [...new Set(order.items.map(({ product }) => product))];
  const named = sent.filter((product) => returned.includes(product));
  return (named.length > 0 ? named : sent).map((product) => `"${product}"`).join(' or ');
}

function leaves(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
}

function emptyFields(form: AnyObject, order: Order, delivery: readonly string[]): string {
  const wanted = fieldsOf(form).filter(({ key }) => delivery.includes(key));
  const empty = wanted.filter(({ key }) => order[key] === undefined);
  return (empty.length > 0 ? empty : wanted).map(({ label }) => label).join(', ');
}
