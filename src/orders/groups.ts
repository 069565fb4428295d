import type { FieldGroup } from '../form/field-meta.ts';

export const CUSTOMER: FieldGroup = { key: 'customer', label: 'Customer', emphasize: true };
export const ORDER_GROUP: FieldGroup = { key: 'order', label: 'Order', emphasize: true };
export const STATUS: FieldGroup = { key: 'status', label: 'Status', emphasize: true };
export const DELIVERY: FieldGroup = { key: 'delivery', label: 'Delivery' };
export const BILLING: FieldGroup = { key: 'billing', label: 'Billing Address' };
export const PAYMENT: FieldGroup = { key: 'payment', label: 'Payment' };
export const MARKETING: FieldGroup = { key: 'marketing', label: 'Marketing' };

/** The groups of an order's fields, in the order of the form. */
export const ORDER_GROUPS: readonly FieldGroup[] = [
  CUSTOMER,
  ORDER_GROUP,
  STATUS,
  DELIVERY,
  BILLING,
  PAYMENT,
  MARKETING,
];
