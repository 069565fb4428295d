import { fieldsOf, type ObjectSchema } from '../../form/fields.ts';
import type { ShopResponse } from './call.ts';
import { NO_DELIVERY_DATA, UNKNOWN_PRODUCT } from './errors.ts';

/** The part of an order in which something can be missing. */
interface OrderInput {
  readonly items: readonly { readonly product: string }[];
  readonly [key: string]: unknown;
}

/**
 * Returns what a rejected order lacks, in the words of its form: the products that the shop does not know, or the empty fields
 * among those that a product sent by mail needs. Returns an empty text for any other rejection.
 *
 * @param delivery the keys of the fields that a product sent by mail needs (code 605)
 */
export function missingData(
  form: ObjectSchema,
  order: OrderInput,
  delivery: readonly string[],
  rejection: ShopResponse,
): string {
  if (rejection.code === UNKNOWN_PRODUCT) return unknownProducts(order, rejection);
  if (rejection.code === NO_DELIVERY_DATA) return emptyFields(form, order, delivery);
  return '';
}

/** The vendor returns the product, but does not say where: this looks everywhere in the result. */
function unknownProducts(order: OrderInput, rejection: ShopResponse): string {
  const returned = leaves(rejection.result);
  const sent = [...new Set(order.items.map(({ product }) => product))];
  const named = sent.filter((product) => returned.includes(product));
  return (named.length > 0 ? named : sent).map((product) => `"${product}"`).join(' or ');
}

function leaves(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
}

function emptyFields(form: ObjectSchema, order: OrderInput, delivery: readonly string[]): string {
  const wanted = fieldsOf(form).filter(({ key }) => delivery.includes(key));
  const empty = wanted.filter(({ key }) => order[key] === undefined);
  return (empty.length > 0 ? empty : wanted).map(({ label }) => label).join(', ');
}
