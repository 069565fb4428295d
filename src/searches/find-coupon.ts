import { searchOf } from '../action.ts';
import { COUPON, FIND_COUPON } from '../services/choices.ts';

export const findCoupon = searchOf({
  key: 'find_coupon',
  noun: 'Coupon',
  label: 'Find Coupon',
  description: 'Finds a coupon by its code or number.',
  form: FIND_COUPON,
  result: COUPON,
  behind: (service) => service.findCoupon,
});
