import type { WireField } from '../../contract/param-map.ts';
import { type AnyObject, fieldsOf } from '../../form/fields.ts';

/** The form's labels for the attributes that Aplaut names in its errors: `{ consumer_email: 'Email' }`. */
export function labelsOf(form: AnyObject, wire: readonly WireField<never>[]): Record<string, string> {
  const labels = new Map(fieldsOf(form).map(({ key, label }) => [key, label]));
  return Object.fromEntries(
    wire.map(({ key, wire: attribute }) => [attribute ?? key, labels.get(key) ?? key]),
  );
}
