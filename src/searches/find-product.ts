import { FIND_PRODUCT, PRODUCT } from '../orders/product.ts';
import { searchOf } from '../zapier/action.ts';

export const findProduct = searchOf({
  key: 'find_product',
  noun: 'Product',
  label: 'Find Product',
  description: 'Finds a product by its code or by a part of its title.',
  form: FIND_PRODUCT,
  result: PRODUCT,
  behind: (service) => service.findProduct,
});
