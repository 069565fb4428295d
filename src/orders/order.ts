import * as zod from 'zod/mini';
import { optional, required } from '../form/field-meta.ts';
import { DATE_TIME, lineItems, TEXT } from '../form/values.ts';
import {
  address,
  customer,
  freeDetails,
  fullName,
  nameParts,
  notes,
  orderIdentity,
  paymentUrl,
  utm,
} from './order-fields.ts';

const { payment_status, fulfillment_status, details } = freeDetails();

/**
 * An order as every trigger and search returns it, whatever the service. Wherever the form of Create Order has a field, the
 * key is the same, so the fields of any step map onto any other. What a service does not know is left out. Money is
 * decimal text; dates are ISO 8601 with a zone.
 */
export const ORDER = zod.object({
  ...orderIdentity,
  status: optional(TEXT, { label: 'Status', example: 'paid' }),
  payment_status,
  fulfillment_status,
  created_at: optional(DATE_TIME, { label: 'Created At', example: '2026-11-22T07:00:00Z' }),
  paid_at: optional(DATE_TIME, { label: 'Paid At', example: '2026-11-22T07:05:00Z' }),
  updated_at: optional(DATE_TIME, { label: 'Updated At', example: '2026-11-22T07:05:00Z' }),
  email: customer.email,
  ...nameParts,
  full_name: fullName,
  phone: customer.phone,
  ...address,
  total: optional(TEXT, { label: 'Total', example: '3900.00' }),
  items: optional(
    lineItems(
      zod.object({
        product: optional(TEXT, { label: 'Product', example: 'sales' }),
        name: optional(TEXT, { label: 'Product Name', example: 'Course: first sales' }),
        price: optional(TEXT, { label: 'Price', example: '3900.00' }),
      }),
    ),
    { label: 'Line Items' },
  ),
  coupon: optional(TEXT, { label: 'Coupon', example: 'spring50' }),
  tag: notes.tag,
  comment: notes.comment,
  ...utm,
  payment_url: paymentUrl,
  details,
});
export type Order = zod.output<typeof ORDER>;

/** An order with its status as it triggers: once for each status, so that the status is part of the id. */
export const STATUS_CHANGE = zod.extend(ORDER, {
  id: required(TEXT, { label: 'ID', example: '258367:paid' }),
});

/** An order for a drop-down. */
export const ORDER_CHOICE = zod.object({
  id: orderIdentity.id,
  order_number: orderIdentity.order_number,
  label: required(TEXT, { label: 'Label', example: '258367 · Ada Lovelace · 3900.00 · paid' }),
});

/** Returns an order for a drop-down: `258367 · Ada Lovelace · 3900.00 · paid`, as far as known. */
export function orderChoice(order: Order): zod.output<typeof ORDER_CHOICE> {
  const parts = [order.order_number, order.full_name ?? order.email, order.total, order.payment_status];
  return {
    id: order.order_number,
    order_number: order.order_number,
    label: parts.filter((part) => part !== undefined).join(' · '),
  };
}
