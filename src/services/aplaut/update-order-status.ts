import * as zod from 'zod/mini';
import { IN_URL, NOT_SENT, type ParamMap, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { optional, required } from '../../form/field-meta.ts';
import { BOOLEAN } from '../../form/values.ts';
import { lookingBeforeUpdate, updating } from '../../orders/error-contexts.ts';
import { ORDER_NUMBER_META, orderIdentity } from '../../orders/order-fields.ts';
import { attributeLabels } from './attribute-labels.ts';
import type { AplautClient } from './client.ts';
import { expectOrder } from './documents.ts';
import { aplautDetails, changedDetails, checkDetails, DETAILS_PARAMS } from './fields.ts';
import { ADDRESSABLE_NUMBER, orderPath } from './order-number.ts';

const FORM = zod.object({
  order_number: required(ADDRESSABLE_NUMBER, ORDER_NUMBER_META),
  ...changedDetails,
  create_if_missing: optional(BOOLEAN, {
    label: 'Create If Missing',
    help: 'With `yes`, an order that Aplaut does not have is created, without line items and customer. With `no`, or if this is empty, the step fails for such an order.',
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

const PARAMS: ParamMap<zod.output<typeof FORM>> = {
  order_number: IN_URL,
  ...DETAILS_PARAMS,
  create_if_missing: NOT_SENT,
};

const OUTPUT = zod.object({
  ...orderIdentity,
  created: required(BOOLEAN, { label: 'Created', example: false }),
  ...aplautDetails,
});

/**
 * `PUT /v4/orders/{number}` (aplaut.com/docs/references/import-orders). It would create an order from a mistyped number, so
 * this asks for the order first, unless creating one is wanted.
 */
export const updateOrderStatus: Command<AplautClient, typeof INPUT, typeof OUTPUT> = {
  methods: ['PUT /v4/orders/{number}', 'GET /v4/orders/{number}'],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  example: { order_number: 'A-100', payment_status: 'paid', fulfillment_status: 'cancelled' },
  async run(client, input) {
    const { order_number, create_if_missing, ...changes } = input;
    if (create_if_missing !== true) await expectExisting(client, order_number);
    const context = updating('Aplaut', order_number);
    const response = await client.call({
      method: 'PUT',
      path: orderPath(order_number),
      context,
      attributes: paramsOf(PARAMS, input),
      success: [200, 201],
      labels: attributeLabels(INPUT, PARAMS),
    });
    expectOrder(context, response, order_number);
    const created = response.status === 201;
    return { id: order_number, order_number, service: client.scheme.id, created, ...changes };
  },
};

async function expectExisting(client: AplautClient, number: string): Promise<void> {
  const context = lookingBeforeUpdate('Aplaut', number);
  const response = await client.call({
    method: 'GET',
    path: orderPath(number),
    context,
    success: [200],
    explain: (status) =>
      status === 404
        ? {
            category: 'rejected',
            summary: `${context.failed}: Aplaut has no such order.`,
            advice: 'Check Order Number, or set Create If Missing to yes.',
          }
        : undefined,
  });
  expectOrder(context, response, number);
}
