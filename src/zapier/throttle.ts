import type { Create } from 'zapier-platform-core';

/**
 * How many steps of one connection Zapier starts in how many seconds; the others wait and are started later. A connection is
 * one account of one service, and what has the same throttle without `action` in its scope shares it: all creates and
 * searches of an account.
 *
 * The limit is that of the slowest service, because a throttle knows nothing of a connection but that it is another one.
 * Aplaut serves two requests a second and lets the rest wait, and a create makes up to two: ten of them on both sides of a
 * window's end wait for ten seconds, of the 25 that a step has. Shops publish no limit, and block accounts for good that
 * ask too much.
 */
export const THROTTLE = {
  window: 5,
  limit: 5,
  scope: ['auth'],
  retry: true,
} satisfies Create['operation']['throttle'];
