import { COUPON, FIND_COUPON } from '../orders/choices.ts';
import type { QuerySpec } from '../zapier/action.ts';

export const findCoupon = {
  key: 'find_coupon',
  noun: 'Coupon',
  label: 'Find Coupon',
  description: 'Finds a coupon by its code or number.',
  input: FIND_COUPON,
  output: COUPON,
} satisfies QuerySpec;
