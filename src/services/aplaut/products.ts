import * as zod from 'zod/mini';
import { IN_URL } from '../../contract/param-map.ts';
import type { Query, QueryResult } from '../../contract/service.ts';
import { optional } from '../../form/field-meta.ts';
import { TEXT } from '../../form/values.ts';
import { ServiceError } from '../../http/errors.ts';
import { isRecord, omitUndefined, textOf } from '../../json.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import { FIND_PRODUCT, labeled, matching, PRODUCT, type Product } from '../../orders/product.ts';
import type { AplautClient } from './client.ts';
import { listMethod, PAGE_SIZE, readPage } from './pages.ts';

/** The products of the feed, a page at a time. Assumed: aplaut-order-in-place. */
export const listProducts: Query<AplautClient, typeof NO_FIELDS, typeof PRODUCT> = {
  methods: [listMethod('products')],
  input: NO_FIELDS,
  output: PRODUCT,
  params: {},
  example: {},
  run: async (client, _input, { page }) => (await readPage(client, 'products', page)).flatMap(parseProduct),
};

const FOUND = zod.extend(PRODUCT, {
  searched_only_first: optional(TEXT, { label: 'Searched Only the First', example: '750' }),
});

/**
 * How many pages of products a search by title reads. Aplaut lets two requests a second through, and the step has 25
 * seconds.
 */
const MOST_PAGES = 30;

/** Products by their code, which Aplaut looks up itself, or else by their title or a part of it. */
export const findProduct: Query<AplautClient, typeof FIND_PRODUCT, typeof FOUND> = {
  methods: [listMethod('products')],
  input: FIND_PRODUCT,
  output: FOUND,
  params: { query: IN_URL },
  example: { query: 'boots' },
  async run(client, { query }) {
    const code = query.trim();
    // A comma would end the filter, and two braces cannot be sent in an address. Assumed: aplaut-product-filter.
    if (!code.includes(',') && !code.includes('{{')) {
      const exact = await readPage(client, 'products', 0, { filter: `external_id:eq:${code}` });
      const found = exact.flatMap(parseProduct).filter(({ product }) => product === code);
      if (found.length > 0) return found;
    }
    return searchTitles(client, query);
  },
};

/** @throws {ServiceError} if nothing was found among the products that could be read, and there may be more */
async function searchTitles(client: AplautClient, query: string): Promise<QueryResult<typeof FOUND>[]> {
  const products: Product[] = [];
  let isCut = true;
  for (let page = 0; page < MOST_PAGES && isCut; page += 1) {
    const resources = await readPage(client, 'products', page);
    products.push(...resources.flatMap(parseProduct));
    isCut = resources.length === PAGE_SIZE;
  }
  const found = matching(products, query);
  if (!isCut) return found;
  const searched = String(MOST_PAGES * PAGE_SIZE);
  if (found.length > 0) return found.map((product) => ({ ...product, searched_only_first: searched }));
  throw new ServiceError({
    category: 'rejected',
    summary: `No match found in the first ${searched}, the most that this step can read.`,
    advice: 'Search by the full product code instead.',
    code: 'too_many_products',
  });
}

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
