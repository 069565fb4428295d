import * as zod from 'zod/mini';
import { plain, toWire, type WireField, written } from '../../contract/param-map.ts';
import type { Operation } from '../../contract/service.ts';
import { choice, optional, required } from '../../form/field-meta.ts';
import { CODE, DATE_TIME } from '../../form/values.ts';
import { updating } from '../../http/error-context.ts';
import { orderIdentity, shopOrderNumber } from '../../orders/order-fields.ts';
import { unixSeconds } from '../../orders/time.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './client.ts';

const FIELDS = {
  status: required(
    choice({ 'Sent by Mail': 'sent', Paid: 'paid', Returned: 'return', Cancelled: 'cancel' }),
    {
      label: 'Status',
      example: 'sent',
    },
  ),
  date: optional(DATE_TIME, {
    label: 'Date',
    help: 'When the order was sent or paid. Left empty, it is now.',
    example: '2026-11-22T10:00:00+03:00',
  }),
  tracking_number: optional(CODE, {
    label: 'Tracking Number',
    help: 'Needed when the order was sent by mail.',
    example: '10000000000000',
  }),
};

const FORM = zod.object({ order_number: shopOrderNumber, ...FIELDS });

const INPUT = FORM.check(
  zod.superRefine((update, check) => {
    if (update.status === 'sent' && update.tracking_number === undefined) {
      const message = 'fill in the tracking number of an order that was sent';
      check.addIssue({ code: 'custom', path: ['tracking_number'], message, input: update });
    }
  }),
);

/** Seed 001. */
const WIRE: readonly WireField<zod.output<typeof FORM>>[] = [
  plain('order_number', 'bill_id'),
  plain('status', 'status'),
  written('date', 'date', unixSeconds),
  plain('tracking_number', 'rpo'),
];

const OUTPUT = zod.object({ ...orderIdentity, ...FIELDS });

/** The statuses that the service wants a date with. */
const DATED = ['sent', 'paid'];

/** `UpdateOrderStatus` of the signed API (seed 001). */
export const updateOrderStatus = (brand: Brand): Operation<typeof INPUT, typeof OUTPUT> => ({
  input: INPUT,
  output: OUTPUT,
  wire: WIRE,
  async run(connection, input, send) {
    const isDated = input.date === undefined && DATED.includes(input.status);
    const update = isDated ? { ...input, date: new Date().toISOString() } : input;
    const { order_number, ...set } = update;
    const attempt = updating(brand.name, order_number);
    const parameters = toWire(WIRE, update);
    await callSigned(brand, connection, { method: 'UpdateOrderStatus', attempt, parameters }, send);
    return { id: order_number, order_number, service: connection.service, ...set };
  },
});
