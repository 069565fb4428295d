import type { Known } from '../rule.ts';

/** What Zapier knows of an app that was never public. */
export const KNOWN: Known = {
  published: {
    version: '1.0.0',
    authentication: { type: 'none', fields: {} },
    triggers: {},
    searches: {},
    creates: {},
    searchOrCreates: [],
  },
  listing: { title: '', description: '', audience: '', category: '' },
  newestCore: '19.10.0',
};
