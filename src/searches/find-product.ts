import type { QuerySpec } from '../contract/action-spec.ts';
import { FIND_PRODUCT, PRODUCT } from '../orders/product.ts';

export const findProduct = {
  key: 'find_product',
  noun: 'Product',
  label: 'Find Product',
  description: 'Finds a product by its code or title, and returns its code for the line items of an order.',
  input: FIND_PRODUCT,
  output: PRODUCT,
} satisfies QuerySpec;
