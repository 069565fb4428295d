import * as zod from 'zod/mini';
import { optional, required } from '../form/field-meta.ts';
import { TEXT } from '../form/values.ts';
import { matchByText, severalMatches } from './match-by-text.ts';

/** A product as drop-downs and searches return it, whatever the service. */
export const PRODUCT = zod.object({
  id: required(TEXT, { label: 'ID', example: 'sales' }),
  product: required(TEXT, { label: 'Product', example: 'sales' }),
  name: optional(TEXT, { label: 'Product Name', example: 'Course: first sales' }),
  price: optional(TEXT, { label: 'Price', example: '3900.00' }),
  product_number: optional(TEXT, { label: 'Product Number', example: '72' }),
  url: optional(TEXT, { label: 'URL', example: 'https://shop.example.com/boots' }),
  label: required(TEXT, { label: 'Label', example: 'Course: first sales (sales), 3900.00' }),
});
export type Product = zod.output<typeof PRODUCT>;

/** Returns a product with the label that a drop-down shows: `Course: first sales (sales), 3900.00`. */
export function labeled(product: Omit<Product, 'id' | 'label'>): Product {
  const title = product.name ? `${product.name} (${product.product})` : product.product;
  return { id: product.product, ...product, label: product.price ? `${title}, ${product.price}` : title };
}

/** The form of Find Product. */
export const FIND_PRODUCT = zod.object({
  query: required(TEXT, {
    label: 'Product Code or Title',
    help: `The code or title of the product, or a part of either. ${severalMatches('code or title')}`,
    example: 'boots',
  }),
});

/** Returns the products that match a text: by their whole code or title, or else by a part of one. */
export const matching = (products: readonly Product[], query: string): Product[] =>
  matchByText(products, query, textsOf, textsOf);

const textsOf = ({ product, name = '' }: Product): string[] => [product, name];
