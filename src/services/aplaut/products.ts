import { IN_URL } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { isRecord, omitUndefined, textOf } from '../../json.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { FIND_PRODUCT, labeled, matching, PRODUCT, type Product } from '../../orders/product.ts';
import type { AplautClient } from './client.ts';
import { listMethod, readPage, readPages } from './pages.ts';

/** The products of the feed, a page at a time. */
export const listProducts: Query<AplautClient, typeof NO_FIELDS, typeof PRODUCT> = {
  methods: [listMethod('products')],
  input: NO_FIELDS,
  output: PRODUCT,
  params: {},
  example: {},
  run: async (client, _input, { page }) => (await readPage(client, 'products', page)).flatMap(parseProduct),
};

/** Products by their code, which Aplaut looks up itself, or else by a part of their title. */
export const findProduct: Query<AplautClient, typeof FIND_PRODUCT, typeof PRODUCT> = {
  methods: [listMethod('products')],
  input: FIND_PRODUCT,
  output: PRODUCT,
  params: { query: IN_URL },
  example: { query: 'boots' },
  async run(client, { query }) {
    const code = query.trim();
    // Any other character could end the filter, or be removed from the URL by Zapier's core.
    if (/^[\w-]+$/.test(code)) {
      const exact = await readPage(client, 'products', 0, { filter: `external_id:eq:${code}` });
      const found = exact.flatMap(parseProduct).filter(({ product }) => product === code);
      if (found.length > 0) return found;
    }
    return matching((await readPages(client, 'products')).flatMap(parseProduct), query);
  },
};

function parseProduct(resource: unknown): Product[] {
  const attributes = isRecord(resource) && isRecord(resource.attributes) ? resource.attributes : {};
  const product = textOf(attributes.external_id);
  if (product === undefined) return [];
  return [
    labeled(
      omitUndefined({
        product,
        name: textOf(attributes.name),
        price: textOf(attributes.price),
        url: textOf(attributes.url),
      }),
    ),
  ];
}
