import { COUPON, FIND_COUPON } from '../orders/choices.ts';
import { searchOf } from '../zapier/action.ts';

export const findCoupon = searchOf({
  key: 'find_coupon',
  noun: 'Coupon',
  label: 'Find Coupon',
  description: 'Finds a coupon by its code or number.',
  form: FIND_COUPON,
  result: COUPON,
  behind: (service) => service.findCoupon,
});
