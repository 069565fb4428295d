import * as zod from 'zod/mini';
import { CODE } from '../../form/values.ts';

/** Aplaut looks up an order only up to a full stop or slash in its number, even if encoded (observed on its server). Assumed: aplaut-full-stop. */
export const isAddressable = (number: string): boolean => !/[./]/.test(number);

export const NOT_ADDRESSABLE =
  "Aplaut can't find an order whose number contains a full stop or a slash: change the order in Aplaut itself";

/** The number of an order that Aplaut can find. */
export const ADDRESSABLE_NUMBER = CODE.check(zod.refine(isAddressable, NOT_ADDRESSABLE));

/** Returns the path of one order, for an addressable number. */
export const orderPath = (number: string): string => `/orders/${encodeURIComponent(number.toWellFormed())}`;
