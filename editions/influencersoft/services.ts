import type { Services } from '../../src/contract/service.ts';
import { shop } from '../../src/services/shop/index.ts';
import { INFLUENCERSOFT } from '../../src/services/shop/influencersoft.ts';

export const SERVICES: Services = [shop(INFLUENCERSOFT)];
