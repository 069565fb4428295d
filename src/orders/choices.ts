import * as zod from 'zod/mini';
import { required } from '../form/field-meta.ts';
import { TEXT } from '../form/values.ts';
import { severalMatches } from './match-by-text.ts';

/** The form of a trigger or drop-down that has no fields. */
export const NO_FIELDS = zod.object({});

/** A coupon. Its code and its number each identify it. */
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
    help: `The number of the coupon, or its code or a part of it. ${severalMatches('number or code')}`,
    example: 'spring',
  }),
});
export const FIND_SALES_MANAGER = zod.object({
  query: required(TEXT, {
    label: 'Name or Number',
    help: `The number of the sales manager, or the name or a part of it. ${severalMatches('number or name')}`,
    example: 'Greg',
  }),
});
