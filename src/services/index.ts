import { aplaut } from './aplaut/index.ts';
import { API_KEY, OAUTH_TOKEN } from './aplaut/scheme.ts';
import type { Service } from './service.ts';
import { INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU } from './shop/brand.ts';
import { shop } from './shop/index.ts';

/** The services that a connection can choose, by the labels of the choice. */
export const SERVICE_CHOICES = {
  InfluencerSoft: 'influencersoft',
  'JustClick (justclick.io)': 'justclick',
  'JustClick (justclick.ru)': 'justclick_ru',
  'Aplaut (API Key)': 'aplaut',
  'Aplaut (OAuth Application)': 'aplaut_oauth',
} as const;

export type ServiceId = (typeof SERVICE_CHOICES)[keyof typeof SERVICE_CHOICES];

/** Every service by what the connection calls it: the one place that knows them all. */
export const SERVICES: Readonly<Record<ServiceId, Service>> = {
  influencersoft: shop(INFLUENCERSOFT),
  justclick: shop(JUSTCLICK),
  justclick_ru: shop(JUSTCLICK_RU),
  aplaut: aplaut(API_KEY),
  aplaut_oauth: aplaut(OAUTH_TOKEN),
};

/** The services that have a login, because each account of theirs is a host of its own. */
export const SHOPS: readonly ServiceId[] = ['influencersoft', 'justclick', 'justclick_ru'];
