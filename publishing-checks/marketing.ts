import type { Rule } from './rule.ts';

/** What the words of the registration have to look like. */
export const MARKETING: readonly Rule[] = [
  {
    id: 'M002',
    severity: 'warnings',
    demand: 'The description is short, begins with "{title} is a", and speaks of the app alone.',
    check: (_definition, { listing: { title, description } }) =>
      [
        description.length < 40 || description.length > 140 ? 'is not of 40 to 140 characters' : '',
        description.startsWith(`${title} is a`) ? '' : `does not begin with "${title} is a"`,
        /zapier/i.test(description) ? 'names Zapier' : '',
        /\bsync/i.test(description) ? 'speaks of syncing' : '',
      ]
        .filter((wrong) => wrong !== '')
        .map((wrong) => `the description ${wrong}`),
  },
];
