import * as zod from 'zod/mini';
import type { ParamMap } from '../../contract/param-map.ts';
import { fieldsOf } from '../../form/fields.ts';
import { freeDetails } from '../../orders/order-fields.ts';

const RECOMMENDED = 'Optional, but recommended by Aplaut.';

/** The field for the details of an order. */
export const aplautDetails = freeDetails({ payment: RECOMMENDED, fulfillment: RECOMMENDED });

/** The same for an update, where one of them has to change. */
export const changedDetails = freeDetails(
  {
    payment: 'Fill in this, Fulfillment Status or both.',
    fulfillment: 'Fill in this, Payment Status or both.',
    details: 'With a detail, Payment Status and Fulfillment Status can both stay empty.',
  },
  true,
);

/** Free keys inside `details`, which Aplaut merges key by key (aplaut.com/docs/references/import-orders). */
interface Details {
  payment_status?: string | undefined;
  fulfillment_status?: string | undefined;
  details?: Record<string, string> | undefined;
}

export const DETAILS_PARAMS: ParamMap<Details> = {
  payment_status: 'details.payment_status',
  fulfillment_status: 'details.fulfillment_status',
  details: 'details',
};

const { details: _details, ...statuses } = aplautDetails;
const STATUS_FIELDS = fieldsOf(zod.object(statuses));

/** Reports a detail that has a field of its own. It would be sent twice otherwise, and one would win. */
export function checkDetails(details: Details, check: zod.core.$RefinementCtx): void {
  for (const { key, label } of STATUS_FIELDS) {
    if (details.details !== undefined && Object.hasOwn(details.details, key)) {
      const message = `remove ${key} and use the field ${label} instead`;
      check.addIssue({ code: 'custom', path: ['details'], message, input: details });
    }
  }
}
