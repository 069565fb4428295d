import * as zod from 'zod/mini';
import { CODE } from '../../form/values.ts';

/** Aplaut looks for an order only up to a full stop or slash in its number (seen from its server, even if encoded). */
export const isAddressable = (number: string): boolean => !/[./]/.test(number);

export const NOT_ADDRESSABLE =
  'Aplaut cannot find an order whose number holds a full stop or a slash: change it in Aplaut itself';

/** The number of an order that Aplaut can find. */
export const ADDRESSABLE = CODE.check(zod.refine(isAddressable, NOT_ADDRESSABLE));
