import type { Services } from '../contract/service.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME } from './aplaut/connection.ts';
import { aplaut } from './aplaut/index.ts';
import { shop } from './shop/index.ts';
import { INFLUENCERSOFT } from './shop/influencersoft.ts';
import { JUSTCLICK, JUSTCLICK_RU } from './shop/justclick.ts';

/** Every service, in the order of the connection form: the one place that knows them all. */
export const SERVICES: Services = [
  shop(INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU),
  shop(JUSTCLICK, JUSTCLICK_RU, INFLUENCERSOFT),
  shop(JUSTCLICK_RU, JUSTCLICK, INFLUENCERSOFT),
  aplaut(API_KEY_SCHEME),
  aplaut(OAUTH_SCHEME),
];
