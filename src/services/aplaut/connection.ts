/** One way of proving who calls. */
export interface Scheme {
  /** What the connection form calls it. */
  title: string;
  /** What stands before the key in the `Authorization` header. */
  prefix: string;
  /** What the connection's label says. */
  label: string;
}

/** The API key of the "Developers" section (seed 004). */
export const API_KEY: Scheme = {
  title: 'Aplaut (API Key)',
  prefix: 'Token token=',
  label: 'Aplaut: API key',
};

/** The token of an OAuth application with the Platform API scope (Aplaut's API reference, version 4.1.0). */
export const OAUTH_APPLICATION: Scheme = {
  title: 'Aplaut (OAuth Application)',
  prefix: 'Bearer ',
  label: 'Aplaut: OAuth application',
};
