import type { FormValues } from '../../contract/service.ts';
import { choice, withDefault } from '../../form/field-meta.ts';

/** Which of the shop's two APIs creates the order. The rest of the form depends on it. */
export const api = withDefault(choice({ Standard: 'signed', 'API 2.0 (More Fields)': 'api2' }), 'signed', {
  label: 'API',
  help:
    'API 2.0 can set the payment status, a sales manager and two addresses. It does not say the number of the new order, ' +
    'so the step looks it up afterwards. At JustClick it needs the tariff Expert or Guru.',
  changesForm: true,
});

/** Whether API 2.0 is selected. */
export const isApi2 = ({ api }: FormValues): boolean => unwrapped(api) === 'api2';

/** Zapier may pass a choice as a list of one. */
const unwrapped = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? unwrapped(value[0]) : value;
