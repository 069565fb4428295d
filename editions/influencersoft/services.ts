import type { Services } from '../../src/contract/service.ts';
import { shop } from '../../src/services/shop/index.ts';
import { INFLUENCERSOFT } from '../../src/services/shop/influencersoft.ts';
import { forDirectory } from '../for-directory.ts';

export const SERVICES: Services = [forDirectory(shop(INFLUENCERSOFT))];
