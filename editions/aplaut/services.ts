import type { Services } from '../../src/contract/service.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME } from '../../src/services/aplaut/connection.ts';
import { aplaut } from '../../src/services/aplaut/index.ts';

export const SERVICES: Services = [aplaut(API_KEY_SCHEME), aplaut(OAUTH_SCHEME)];
