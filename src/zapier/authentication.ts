import type { Authentication, Bundle, ZObject } from 'zapier-platform-core';
import type { Services } from '../contract/service.ts';
import { authFields } from './auth-fields.ts';
import { connectionFields } from './connection.ts';
import { withConnection } from './with-connection.ts';

/** The authentication of an app. Its test verifies the login and the key, and returns the connection's label. */
export const authenticationFor = (services: Services) =>
  ({
    type: 'custom',
    fields: authFields(connectionFields(services)),
    test: (z: ZObject, bundle: Bundle): Promise<{ label: string }> =>
      withConnection(z, bundle, services, async ({ service, client }) => ({
        label: await service.test(client),
      })),
    connectionLabel: '{{label}}',
  }) satisfies Authentication;
