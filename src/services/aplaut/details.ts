import * as zod from 'zod/mini';
import { plain, type WireField } from '../../contract/param-map.ts';
import { fieldsOf } from '../../form/fields.ts';
import { aplautDetails } from '../../orders/order-fields.ts';

/** What Aplaut keeps as free keys inside `details` (seed 004); it merges them key by key. */
export interface Details {
  payment_status?: string | undefined;
  fulfillment_status?: string | undefined;
  details?: Record<string, string> | undefined;
}

export const DETAILS_WIRE: readonly WireField<Details>[] = [
  plain('payment_status', 'details.payment_status'),
  plain('fulfillment_status', 'details.fulfillment_status'),
  plain('details', 'details'),
];

const { details: _pairs, ...OWN } = aplautDetails;
const OWN_FIELDS = fieldsOf(zod.object(OWN));

/** Reports a detail that has a field of its own, which would otherwise be sent twice with one winner. */
export function checkDetails(details: Details, check: zod.core.$RefinementCtx): void {
  for (const { key, label } of OWN_FIELDS) {
    if (details.details !== undefined && Object.hasOwn(details.details, key)) {
      const message = `take ${key} out and use the field ${label} instead`;
      check.addIssue({ code: 'custom', path: ['details'], message, input: details });
    }
  }
}
