import type { Preset } from '../../editor/index.ts';
import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, LOGIN, SHOP_KEY } from '../../sandbox/accounts.ts';

const shop = (service: string) => ({ service, login: LOGIN, api_key: SHOP_KEY });

/** The accounts of the sandbox. */
export const PRESETS: readonly Preset[] = [
  { title: 'InfluencerSoft', authData: shop('influencersoft') },
  { title: 'JustClick (justclick.io)', authData: shop('justclick') },
  { title: 'JustClick (justclick.ru)', authData: shop('justclick_ru') },
  { title: 'Aplaut', authData: { service: 'aplaut', api_key: APLAUT_API_KEY } },
  { title: 'Aplaut (OAuth)', authData: { service: 'aplaut_oauth', api_key: APLAUT_OAUTH_TOKEN } },
];
