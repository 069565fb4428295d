import type { Known } from '../../publishing-checks/index.ts';
import { LISTING } from './listing.ts';
import published from './published.json' with { type: 'json' };

/** What Zapier would know of this app. */
export const KNOWN: Known = {
  published,
  listing: LISTING,
  // docs.zapier.com/integrations/news/2026/v19.2.0, of 6 October 2026.
  newestCore: '19.2.0',
};
