import type { Services } from '../../src/contract/service.ts';
import { shop } from '../../src/services/shop/index.ts';
import { JUSTCLICK, JUSTCLICK_RU } from '../../src/services/shop/justclick.ts';

export const SERVICES: Services = [shop(JUSTCLICK, JUSTCLICK_RU), shop(JUSTCLICK_RU, JUSTCLICK)];
