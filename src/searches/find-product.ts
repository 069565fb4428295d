import type { QuerySpec } from '../contract/action-spec.ts';
import { FIND_PRODUCT, PRODUCT } from '../orders/product.ts';

export const findProduct = {
  key: 'find_product',
  noun: 'Product',
  label: 'Find Product',
  description:
    'Finds a product by its code or by a part of its title, and returns the code that a line item takes.',
  input: FIND_PRODUCT,
  output: PRODUCT,
} satisfies QuerySpec;
