import type { Services } from '../contract/service.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME } from './aplaut/connection.ts';
import { aplaut } from './aplaut/index.ts';
import { INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU } from './shop/brand.ts';
import { shop } from './shop/index.ts';

/** Every service, in the order of the connection form: the one place that knows them all. */
export const SERVICES: Services = [
  shop(INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU),
  shop(JUSTCLICK, JUSTCLICK_RU, INFLUENCERSOFT),
  shop(JUSTCLICK_RU, JUSTCLICK, INFLUENCERSOFT),
  aplaut(API_KEY_SCHEME),
  aplaut(OAUTH_SCHEME),
];
