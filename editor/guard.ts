import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Refuses whatever does not come from the page itself. A web page elsewhere could send requests to this machine, under its
 * own name (`Origin`) or, by naming this machine in its own DNS, under another one (`Host`).
 */
export const onlyFromHere: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? '';
  const origin = c.req.header('origin');
  const isHere = /^(127\.0\.0\.1|localhost):\d+$/.test(host);
  if (!isHere || (origin !== undefined && origin !== `http://${host}`)) return c.text('Forbidden', 403);
  return next();
};

/** Nothing is loaded from anywhere else, nothing is sent anywhere else, and no script stands in the page. */
export const ownPartsOnly: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  strictTransportSecurity: false,
  // Without one, a browser would send the form of this page with no origin.
  referrerPolicy: 'same-origin',
});
