import type { Listing } from '../../publishing-checks/index.ts';

export const LISTING: Listing = {
  title: 'Aplaut',
  description:
    'Aplaut is a platform that collects reviews of products from the customers of a shop, and shows them where others buy.',
  audience: 'global',
  category: 'marketing-automation',
};
