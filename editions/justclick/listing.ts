import type { Listing } from '../../publishing-checks/index.ts';

export const LISTING: Listing = {
  title: 'JustClick',
  description:
    'JustClick is a platform to sell courses and other products online, with payments, email campaigns and partners.',
  audience: 'global',
  category: 'marketing-automation',
};
