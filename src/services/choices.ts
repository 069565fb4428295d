import * as zod from 'zod/mini';
import { TEXT } from '../form/values.ts';
import { required } from '../form/words.ts';
import type { Listing } from './service.ts';

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

/** A listing for a service that has no such thing. */
export const none = <T extends zod.ZodMiniObject>(output: T): Listing<typeof NOTHING, T> => ({
  input: NOTHING,
  output,
  wire: [],
  run: async () => [],
});
