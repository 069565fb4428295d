import * as zod from 'zod/mini';
import { type ParamMap, param, paramsOf } from '../../contract/param-map.ts';
import type { Command } from '../../contract/service.ts';
import { choice, optional, required } from '../../form/field-meta.ts';
import { CODE, DATE_TIME } from '../../form/values.ts';
import { updating } from '../../orders/error-contexts.ts';
import { STATUS } from '../../orders/groups.ts';
import { ANY_TIME, orderIdentity } from '../../orders/order-fields.ts';
import { unixSeconds } from '../../orders/time.ts';
import type { ShopClient } from './client.ts';
import { shopOrderNumber } from './fields.ts';

const METHOD = 'UpdateOrderStatus';

const FIELDS = {
  status: required(
    choice({ 'Sent by Mail': 'sent', Paid: 'paid', 'Returned by Customer': 'return', Cancelled: 'cancel' }),
    {
      label: 'Status',
      help: 'The new status. If you map it: `sent`, `paid`, `return` or `cancel`. Returned by Customer is about the goods; there is no status for a refund.',
      group: STATUS,
      example: 'sent',
    },
  ),
  date: optional(DATE_TIME, {
    label: 'Date',
    help: `When the order was sent or paid, ${ANY_TIME}. Defaults to now. Not needed for the other statuses.`,
    group: STATUS,
    isAlwaysShown: true,
    example: '2026-11-22T10:00:00+03:00',
  }),
  tracking_number: optional(CODE, {
    label: 'Tracking Number',
    help: 'The tracking number of the parcel. Required if Status is Sent by Mail.',
    group: STATUS,
    isAlwaysShown: true,
    example: '10000000000000',
  }),
};

const FORM = zod.object({ order_number: shopOrderNumber, ...FIELDS });

const INPUT = FORM.check(
  zod.superRefine((update, check) => {
    if (update.status === 'sent' && update.tracking_number === undefined) {
      const message = 'fill in the tracking number: an order that was sent by mail needs one';
      check.addIssue({ code: 'custom', path: ['tracking_number'], message, input: update });
    }
  }),
);

const PARAMS: ParamMap<zod.output<typeof FORM>> = {
  order_number: 'bill_id',
  status: 'status',
  date: param('date', unixSeconds),
  tracking_number: 'rpo',
};

const OUTPUT = zod.object({ ...orderIdentity, ...FIELDS });

/** The statuses that the service wants a date with. */
const DATED = ['sent', 'paid'];

/** `UpdateOrderStatus` (help.influencersoft.com, article 360050670752). */
export const updateOrderStatus: Command<ShopClient, typeof INPUT, typeof OUTPUT> = {
  methods: [METHOD],
  input: INPUT,
  output: OUTPUT,
  params: PARAMS,
  example: { order_number: '258362', status: 'paid', date: '2026-11-22T10:00:00+03:00' },
  async run(client, input) {
    const needsDate = input.date === undefined && DATED.includes(input.status);
    const update = needsDate ? { ...input, date: new Date().toISOString() } : input;
    const { order_number, ...changes } = update;
    const context = updating(client.brand.name, order_number);
    await client.callSigned({ method: METHOD, context, params: paramsOf(PARAMS, update) });
    return { id: order_number, order_number, service: client.brand.id, ...changes };
  },
};
