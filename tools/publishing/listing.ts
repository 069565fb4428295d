import type { Listing } from '../../publishing-checks/index.ts';

/**
 * How this app is registered; `docs/release.md` has the command. Zapier wants the description to begin with the title and
 * not to name Zapier, so that the title is not that of the project.
 */
export const LISTING: Listing = {
  title: 'Shop Orders',
  description:
    'Shop Orders is a way to find, create, update and delete orders in InfluencerSoft, JustClick and Aplaut.',
  audience: 'private',
  category: 'marketing-automation',
};
