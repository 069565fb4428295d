import type { Authentication } from 'zapier-platform-core';
import type { SchemaField } from '../form/fields.ts';
import { textField } from './input-fields.ts';

type AuthField = NonNullable<Authentication['fields']>[number];

/** Returns the fields of a connection, all of which hold text. Zapier hides every value that is not marked public. */
export const authFields = (fields: readonly SchemaField[]): AuthField[] =>
  fields.map((field) => ({
    ...textField(field),
    ...(field.isPublic && { isNoSecret: true }),
  }));
