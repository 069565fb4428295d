import type { Known } from '../../publishing-checks/index.ts';
import type { Edition } from '../editions.ts';

/** What Zapier would know of an edition. */
export const knownOf = ({ published, listing }: Edition): Known => ({
  published,
  listing,
  // docs.zapier.com/integrations/news/2026/v19.2.0, of 6 October 2026.
  newestCore: '19.2.0',
});
