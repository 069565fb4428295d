import * as zod from 'zod/mini';
import { API_KEY } from '../../contract/api-key.ts';
import { optional, required } from '../../form/field-meta.ts';
import { CODE } from '../../form/values.ts';

/** One kind of key, and how it is sent. */
export interface Scheme {
  /** Its name in a connection. */
  id: string;
  /** Its name in the connection form. */
  title: string;
  /** Precedes the key in the `Authorization` header. */
  prefix: string;
  /** The connection's label if the account has no name. */
  label: string;
}

/**
 * The API key of the section "Developers" (aplaut.com/docs/references/import-orders). The newer API reference does not have it.
 * Assumed: aplaut-token.
 */
export const API_KEY_SCHEME: Scheme = {
  id: 'aplaut',
  title: 'Aplaut (API Key)',
  prefix: 'Token token=',
  label: 'Aplaut: API key',
};

/** The token of an OAuth application with the Platform API scope (Aplaut's API reference, version 4.1.0). */
export const OAUTH_SCHEME: Scheme = {
  id: 'aplaut_oauth',
  title: 'Aplaut (OAuth Application)',
  prefix: 'Bearer ',
  label: 'Aplaut: OAuth application',
};

/** The fields that connect an account of Aplaut, whichever the kind of key. */
export const APLAUT_CONNECTION = zod.object({
  api_key: required(API_KEY, {
    label: 'API Key',
    help: 'the section [Developers](https://app.aplaut.io/b/developers).',
    inputType: 'password',
  }),
  account_name: optional(CODE, {
    label: 'Account Name',
    help: 'a name of your choice, to tell two [accounts](https://app.aplaut.io/b/developers) apart in your list of connections.',
    example: 'My Shop',
    isPublic: true,
  }),
});

/** The account of Aplaut, its key in clear. */
export type AplautAccount = zod.output<typeof APLAUT_CONNECTION>;
