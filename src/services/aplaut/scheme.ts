/** One way of proving who calls: what stands before the key in the `Authorization` header. */
export interface Scheme {
  prefix: string;
  /** What the connection's label says. */
  label: string;
}

/** The API key of the "Developers" section (seed 004). */
export const API_KEY: Scheme = { prefix: 'Token token=', label: 'Aplaut: API key' };

/** The token of an OAuth application with the Platform API scope (Aplaut's API reference, version 4.1.0). */
export const OAUTH_TOKEN: Scheme = { prefix: 'Bearer ', label: 'Aplaut: OAuth application' };
