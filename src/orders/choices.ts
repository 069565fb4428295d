import * as zod from 'zod/mini';
import type { Listing } from '../contract/service.ts';
import { required } from '../form/field-meta.ts';
import { TEXT } from '../form/values.ts';

/** The form of a listing that nothing can be chosen for. */
export const NOTHING = zod.object({});

/** A coupon: the standard API takes its code, API 2.0 its number. */
export const COUPON = zod.object({
  id: required(TEXT, { label: 'ID', example: '585' }),
  code: required(TEXT, { label: 'Code', example: 'spring50' }),
});

export const SALES_MANAGER = zod.object({
  id: required(TEXT, { label: 'ID', example: '71257' }),
  name: required(TEXT, { label: 'Name', example: 'Greg' }),
});

/** The forms of the searches for them. */
export const FIND_COUPON = zod.object({
  query: required(TEXT, {
    label: 'Code or Number',
    help: 'The whole code or number, or a part of the code. Aplaut has no coupons.',
    example: 'spring',
  }),
});
export const FIND_SALES_MANAGER = zod.object({
  query: required(TEXT, {
    label: 'Name or Number',
    help: 'The whole name or number, or a part of the name. Aplaut has no sales managers.',
    example: 'Greg',
  }),
});

/** A listing for a service that has no such thing. */
export const none = <In extends zod.ZodMiniObject, Out extends zod.ZodMiniObject>(
  input: In,
  output: Out,
): Listing<In, Out> => ({ input, output, wire: [], run: async () => [] });
