import type { Services } from '../../src/contract/service.ts';
import { API_KEY_SCHEME, OAUTH_SCHEME } from '../../src/services/aplaut/connection.ts';
import { aplaut } from '../../src/services/aplaut/index.ts';
import { forDirectory } from '../for-directory.ts';

export const SERVICES: Services = [forDirectory(aplaut(API_KEY_SCHEME)), forDirectory(aplaut(OAUTH_SCHEME))];
