import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import { CONNECTION_FORM, connectionOf } from './connection.ts';
import { zapierError } from './errors.ts';
import { authFields } from './form/auth-fields.ts';
import { SERVICES } from './services/index.ts';
import { transport } from './transport.ts';

/** Proves the login and the key; what it returns becomes the connection's label. */
async function test(z: ZObject, { authData }: Bundle): Promise<{ label: string }> {
  try {
    const connection = connectionOf(authData);
    const service = SERVICES[connection.service];
    return { label: await service.test(connection, transport(z, service.baseUrlVariable)) };
  } catch (error) {
    throw zapierError(z, error, authData.api_key ?? '');
  }
}

export const authentication = {
  type: 'custom',
  fields: authFields(CONNECTION_FORM),
  test,
  connectionLabel: '{{label}}',
} satisfies Authentication;
