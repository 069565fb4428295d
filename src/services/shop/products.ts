import { NOT_SENT } from '../../contract/param-map.ts';
import type { Query } from '../../contract/service.ts';
import { type ErrorContext, reading } from '../../http/error-context.ts';
import { FAILURES, failureError } from '../../http/failures.ts';
import { isRecord, omitUndefined, textOf } from '../../json.ts';
import type { NO_FIELDS } from '../../orders/choices.ts';
import { FIND_PRODUCT, labeled, matching, PRODUCT, type Product } from '../../orders/product.ts';
import type { ShopClient } from './client.ts';
import { NO_PRODUCTS } from './errors.ts';
import { wholeList } from './lists.ts';

const METHOD = 'GetAllGoods';

/** All products. */
export const listProducts: Query<ShopClient, typeof NO_FIELDS, typeof PRODUCT> = wholeList(
  METHOD,
  PRODUCT,
  allProducts,
);

/** Products by their code or a part of their title. */
export const findProduct: Query<ShopClient, typeof FIND_PRODUCT, typeof PRODUCT> = {
  methods: [METHOD],
  input: FIND_PRODUCT,
  output: PRODUCT,
  params: { query: NOT_SENT },
  example: { query: 'course' },
  run: async (client, { query }) => matching(await allProducts(client), query),
};

async function allProducts(client: ShopClient): Promise<Product[]> {
  const context = reading(client.brand.name, 'The products');
  const result = await readProducts(client, context);
  if (!Array.isArray(result)) throw failureError(context, FAILURES, 'not_understood');
  return result.filter(isRecord).flatMap(({ good_id, good_name, good_title, good_sum }) => {
    const product = textOf(good_name);
    if (product === undefined) return [];
    return [
      labeled(
        omitUndefined({
          product,
          name: textOf(good_title),
          price: textOf(good_sum),
          product_number: textOf(good_id),
        }),
      ),
    ];
  });
}

/**
 * Reads all products (`GetAllGoods`; help.influencersoft.com, article 360051157731). The method has no pages.
 *
 * @returns the result as it came, unchecked; an empty list for a shop without products
 * @throws {ServiceError} for every response that is not a success, or not to be trusted
 */
export async function readProducts(client: ShopClient, context: ErrorContext): Promise<unknown> {
  const { code, result } = await client.callSigned({ method: METHOD, context, accepts: [NO_PRODUCTS] });
  return code === NO_PRODUCTS ? [] : result;
}
