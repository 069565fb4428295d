import type { Services } from '../../src/contract/service.ts';
import { shop } from '../../src/services/shop/index.ts';
import { JUSTCLICK, JUSTCLICK_RU } from '../../src/services/shop/justclick.ts';
import { forDirectory } from '../for-directory.ts';

export const SERVICES: Services = [
  forDirectory(shop(JUSTCLICK, JUSTCLICK_RU)),
  forDirectory(shop(JUSTCLICK_RU, JUSTCLICK)),
];
