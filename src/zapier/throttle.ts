import type { Create } from 'zapier-platform-core';

/**
 * How many steps of one connection Zapier starts in how many seconds; it starts the others later. A connection is one account
 * of one service. Actions with the same throttle and no `action` in its scope share it: all creates and searches of an account.
 *
 * The limit is that of the slowest service, because a throttle cannot tell which service a connection is of. Aplaut serves two
 * requests a second and delays the rest, and a create makes up to two: ten creates around the end of a window wait for ten of
 * the 25 seconds that a step has. Shops publish no limit, and block accounts for good that send too many requests.
 */
export const THROTTLE = {
  window: 5,
  limit: 5,
  scope: ['auth'],
  retry: true,
} satisfies Create['operation']['throttle'];
