import type { Service } from '../contract/service.ts';
import { API_KEY, OAUTH_APPLICATION } from './aplaut/connection.ts';
import { aplaut } from './aplaut/index.ts';
import { INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU } from './shop/brand.ts';
import { shop } from './shop/index.ts';

/** Every service by what a connection calls it, in the order of the form: the one place that knows them all. */
export const SERVICES = {
  influencersoft: shop(INFLUENCERSOFT),
  justclick: shop(JUSTCLICK),
  justclick_ru: shop(JUSTCLICK_RU),
  aplaut: aplaut(API_KEY),
  aplaut_oauth: aplaut(OAUTH_APPLICATION),
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceId = keyof typeof SERVICES;

export const isServiceId = (id: unknown): id is ServiceId =>
  typeof id === 'string' && Object.hasOwn(SERVICES, id);
