import { FIND_PRODUCT, PRODUCT } from '../orders/product.ts';
import type { QuerySpec } from '../zapier/action.ts';

export const findProduct = {
  key: 'find_product',
  noun: 'Product',
  label: 'Find Product',
  description: 'Finds a product by its code or by a part of its title.',
  input: FIND_PRODUCT,
  output: PRODUCT,
} satisfies QuerySpec;
