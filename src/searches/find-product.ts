import { searchOf } from '../action.ts';
import { FIND_PRODUCT, PRODUCT } from '../services/product.ts';

export const findProduct = searchOf({
  key: 'find_product',
  noun: 'Product',
  label: 'Find Product',
  description: 'Finds a product by its code or by a part of its title.',
  form: FIND_PRODUCT,
  result: PRODUCT,
  behind: (service) => service.findProduct,
});
