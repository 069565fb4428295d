import type { QuerySpec } from '../contract/action-spec.ts';
import { COUPON, FIND_COUPON } from '../orders/choices.ts';

export const findCoupon = {
  key: 'find_coupon',
  noun: 'Coupon',
  label: 'Find Coupon',
  description: 'Finds a coupon by its code or number, and returns both for use in a new order.',
  input: FIND_COUPON,
  output: COUPON,
} satisfies QuerySpec;
