import { LISTING as ALL } from '../editions/all/listing.ts';
import allPublished from '../editions/all/published.json' with { type: 'json' };
import aplautApp from '../editions/aplaut/index.ts';
import { LISTING as APLAUT } from '../editions/aplaut/listing.ts';
import aplautPublished from '../editions/aplaut/published.json' with { type: 'json' };
import { SERVICES as APLAUT_SERVICES } from '../editions/aplaut/services.ts';
import influencersoftApp from '../editions/influencersoft/index.ts';
import { LISTING as INFLUENCERSOFT } from '../editions/influencersoft/listing.ts';
import influencersoftPublished from '../editions/influencersoft/published.json' with { type: 'json' };
import { SERVICES as INFLUENCERSOFT_SERVICES } from '../editions/influencersoft/services.ts';
import justclickApp from '../editions/justclick/index.ts';
import { LISTING as JUSTCLICK } from '../editions/justclick/listing.ts';
import justclickPublished from '../editions/justclick/published.json' with { type: 'json' };
import { SERVICES as JUSTCLICK_SERVICES } from '../editions/justclick/services.ts';
import allApp from '../index.ts';
import type { Listing } from '../publishing-checks/index.ts';
import type { Services } from '../src/contract/service.ts';
import { SERVICES } from '../src/services/index.ts';
import type { Published } from './publishing/published.ts';

/** One of the apps that are made of this code: some of its services, under a name of their own in Zapier's directory. */
export interface Edition {
  id: string;
  /** Where Zapier's command line works on it: the folder with its `index.ts`, `.zapierapprc`, `CHANGELOG.md` and `build/`. */
  folder: string;
  services: Services;
  /** Its definition. */
  app: typeof allApp;
  listing: Listing;
  published: Published;
}

const ALL_SERVICES: Edition = {
  id: 'all',
  // Zapier's command line looks for an app at the root of a project.
  folder: '.',
  services: SERVICES,
  app: allApp,
  listing: ALL,
  published: allPublished,
};

/** Every edition. */
export const EDITIONS: readonly Edition[] = [
  ALL_SERVICES,
  {
    id: 'influencersoft',
    folder: 'editions/influencersoft',
    services: INFLUENCERSOFT_SERVICES,
    app: influencersoftApp,
    listing: INFLUENCERSOFT,
    published: influencersoftPublished,
  },
  {
    id: 'justclick',
    folder: 'editions/justclick',
    services: JUSTCLICK_SERVICES,
    app: justclickApp,
    listing: JUSTCLICK,
    published: justclickPublished,
  },
  {
    id: 'aplaut',
    folder: 'editions/aplaut',
    services: APLAUT_SERVICES,
    app: aplautApp,
    listing: APLAUT,
    published: aplautPublished,
  },
];

/** The option of a program that works on one edition. */
export const EDITION_OPTION = {
  type: 'string',
  default: ALL_SERVICES.id,
  value: 'NAME',
  help: 'which app',
  choices: EDITIONS.map(({ id }) => id),
} as const;

/** @throws {Error} if there is no such edition */
export function editionNamed(id: string): Edition {
  const edition = EDITIONS.find((known) => known.id === id);
  if (edition !== undefined) return edition;
  throw new Error(`There is no edition "${id}". There are: ${EDITIONS.map((known) => known.id).join(', ')}.`);
}
