import * as zod from 'zod/mini';
import { inPath, toWire, type WireField } from '../../contract/param-map.ts';
import type { Connection, Operation, Send } from '../../contract/service.ts';
import { optional, required } from '../../form/field-meta.ts';
import { YES_NO } from '../../form/values.ts';
import { updating } from '../../http/error-context.ts';
import {
  aplautDetails,
  changedDetails,
  ORDER_NUMBER_WORDS,
  orderIdentity,
} from '../../orders/order-fields.ts';
import { ADDRESSABLE } from './address.ts';
import { call, expectOrder, orderPath } from './client.ts';
import type { Scheme } from './connection.ts';
import { checkDetails, DETAILS_WIRE } from './details.ts';
import { labelsOf } from './labels.ts';

const FORM = zod.object({
  order_number: required(ADDRESSABLE, ORDER_NUMBER_WORDS),
  ...changedDetails,
  create_if_missing: optional(YES_NO, {
    label: 'Create If Missing',
    help: 'If Aplaut has no order of this number, create it. Otherwise the step fails.',
  }),
});

const INPUT = FORM.check(
  zod.superRefine((update, check) => {
    const { payment_status, fulfillment_status, details } = update;
    if (payment_status === undefined && fulfillment_status === undefined && details === undefined) {
      const message = 'fill in Payment Status, Fulfillment Status or Details: nothing would change otherwise';
      check.addIssue({ code: 'custom', path: ['payment_status'], message, input: update });
    }
    checkDetails(update, check);
  }),
);

const WIRE: readonly WireField<zod.output<typeof FORM>>[] = [inPath('order_number'), ...DETAILS_WIRE];

const OUTPUT = zod.object({
  ...orderIdentity,
  created: required(YES_NO, { label: 'Created', example: false }),
  ...aplautDetails,
});

/**
 * `PUT /v4/orders/{number}` (seed 004). Because that makes a new order from a mistyped number, the order is asked for
 * first, unless making one is wanted.
 */
export const updateOrderStatus = (scheme: Scheme): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    const { order_number, create_if_missing, ...set } = input;
    if (create_if_missing !== true) await expectExisting(scheme, connection, order_number, send);
    const attempt = updating('Aplaut', order_number);
    const attributes = toWire(WIRE, input);
    const answer = await call(
      scheme,
      connection,
      {
        method: 'PUT',
        path: orderPath(order_number),
        attempt,
        attributes,
        success: [200, 201],
        labels: labelsOf(INPUT, WIRE),
      },
      send,
    );
    expectOrder(attempt, answer, order_number);
    const created = answer.status === 201;
    return { id: order_number, order_number, service: connection.service, created, ...set };
  },
});

async function expectExisting(
  scheme: Scheme,
  connection: Connection,
  number: string,
  send: Send,
): Promise<void> {
  const { service, failed } = updating('Aplaut', number);
  // Only a read: whatever goes wrong, nothing was changed.
  const attempt = { service, failed };
  const answer = await call(
    scheme,
    connection,
    {
      method: 'GET',
      path: orderPath(number),
      attempt,
      success: [200],
      explain: (status) =>
        status === 404
          ? {
              kind: 'refused',
              sentence: `${failed}: Aplaut has no such order. Check Order Number, or set Create If Missing to yes.`,
            }
          : undefined,
    },
    send,
  );
  expectOrder(attempt, answer, number);
}
