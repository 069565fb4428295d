import { choice, preset } from '../../form/field-meta.ts';

/** Which of the shop's two APIs makes the order; the rest of the form depends on it. */
export const api = preset(
  choice({ 'Standard (Gives an Order Number)': 'signed', 'API 2.0 (More Fields, No Order Number)': 'api2' }),
  'signed',
  {
    label: 'API',
    help:
      'API 2.0 can set the payment status, a sales manager and two addresses, but it does not return the number of the ' +
      'new order: later steps cannot update or delete it. At JustClick it needs the tariff Expert or Guru.',
    changesForm: true,
  },
);

/** Whether API 2.0 was chosen; Zapier may hand a choice over as a list of one. */
export const isApi2 = (chosen: unknown): boolean =>
  Array.isArray(chosen) && chosen.length === 1 ? isApi2(chosen[0]) : chosen === 'api2';
