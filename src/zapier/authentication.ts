import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { authFields } from '../form/auth-fields.ts';
import { CONNECTION_FORM } from './connection.ts';
import { step } from './step-context.ts';

/** Proves the login and the key; what it returns becomes the connection's label. */
const test = (z: ZObject, bundle: Bundle): Promise<{ label: string }> =>
  step(z, bundle, async ({ connection, service, send }) => ({ label: await service.test(connection, send) }));

export const authentication = {
  type: 'custom',
  fields: authFields(CONNECTION_FORM),
  test,
  connectionLabel: '{{label}}',
} satisfies Authentication;
