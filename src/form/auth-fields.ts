import type { Authentication } from 'zapier-platform-core';
import { type AnyObject, fieldsOf } from './fields.ts';
import { textField } from './input-fields.ts';

type AuthField = NonNullable<Authentication['fields']>[number];

/** The fields of a connection form, all of which hold text. A field that is no secret says so, or Zapier would hide it. */
export function authFields(form: AnyObject): AuthField[] {
  return fieldsOf(form).map((field) => ({
    ...textField(field),
    ...(field.isPublic && { isNoSecret: true }),
  }));
}
