import * as zod from 'zod/mini';
import { required } from '../../form/field-meta.ts';
import { DIGITS } from '../../form/values.ts';
import { itemsOf, lineItem, ORDER_NUMBER_META } from '../../orders/order-fields.ts';

/** Ends the help of what is not sent if it is empty, where no page says what a shop makes of that. */
export const IF_EMPTY = 'If this is empty, the shop decides.';

/** The line items of an order, as far as shops take them. */
export const shopItems = itemsOf(
  zod.object(lineItem({ price: 'If this is empty, the shop charges its own price.' })),
);

/** The number of an order in a shop. */
export const shopOrderNumber = required(DIGITS, ORDER_NUMBER_META);
