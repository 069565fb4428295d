import type { Listing } from '../../publishing-checks/index.ts';

/** Zapier wants a description that begins with the title and does not name Zapier, so the title is not that of the project. */
export const LISTING: Listing = {
  title: 'Shop Orders',
  description:
    'Shop Orders is a way to find, create, update and delete orders in InfluencerSoft, JustClick and Aplaut.',
  audience: 'private',
  category: 'marketing-automation',
};
