import { type ParamRule, paramsIn } from '../../contract/param-map.ts';
import { fieldsOf, type ObjectSchema } from '../../form/fields.ts';

/** Returns the form's labels for the attributes that Aplaut names in its errors: `{ consumer_email: 'Email' }`. */
export function attributeLabels(
  form: ObjectSchema,
  params: Readonly<Record<string, ParamRule>>,
): Record<string, string> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(({ key, label }) => paramsIn(params[key] ?? key).map(({ name }) => [name, label])),
  );
}
