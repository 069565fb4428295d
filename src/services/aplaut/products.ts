import { inPath } from '../../contract/param-map.ts';
import type { Listing } from '../../contract/service.ts';
import { isRecord, known, text } from '../../json.ts';
import { NOTHING } from '../../orders/choices.ts';
import { ORDER_CHOICE, orderChoice } from '../../orders/order.ts';
import { FIND_PRODUCT, matching, PRODUCT, type Product, productOf } from '../../orders/product.ts';
import type { Scheme } from './connection.ts';
import { page, pages } from './pages.ts';
import { orderOf } from './parse-order.ts';

/** The products of the feed, a page at a time. */
export const products = (scheme: Scheme): Listing<typeof NOTHING, typeof PRODUCT> => ({
  input: NOTHING,
  output: PRODUCT,
  wire: [],
  run: async (connection, _input, send, ask) =>
    (await page(scheme, connection, send, 'products', ask.page)).flatMap(productIn),
});

/** Products by their code, which Aplaut looks up itself, else by a part of their title. */
export const findProduct = (scheme: Scheme): Listing<typeof FIND_PRODUCT, typeof PRODUCT> => ({
  input: FIND_PRODUCT,
  output: PRODUCT,
  wire: [inPath('query')],
  async run(connection, { query }, send) {
    const code = query.trim();
    // Any other sign could end the filter, or be taken out of the address by Zapier's core.
    if (/^[\w-]+$/.test(code)) {
      const exact = await page(scheme, connection, send, 'products', 0, { filter: `external_id:eq:${code}` });
      const found = exact.flatMap(productIn).filter(({ product }) => product === code);
      if (found.length > 0) return found;
    }
    return matching((await pages(scheme, connection, send, 'products')).flatMap(productIn), query);
  },
});

/** The newest orders, a page at a time. */
export const orders = (scheme: Scheme): Listing<typeof NOTHING, typeof ORDER_CHOICE> => ({
  input: NOTHING,
  output: ORDER_CHOICE,
  wire: [],
  async run(connection, _input, send, ask) {
    const found = await page(scheme, connection, send, 'orders', ask.page, { sort: 'created_at:desc' });
    return found.flatMap((resource) => orderOf(connection, resource) ?? []).map(orderChoice);
  },
});

function productIn(resource: unknown): Product[] {
  const attributes = isRecord(resource) && isRecord(resource.attributes) ? resource.attributes : {};
  const product = text(attributes.external_id);
  if (product === undefined) return [];
  return [
    productOf(
      known({
        product,
        name: text(attributes.name),
        price: text(attributes.price),
        url: text(attributes.url),
      }),
    ),
  ];
}
