import { API_KEY_SCHEME, OAUTH_SCHEME } from '../src/services/aplaut/connection.ts';
import { SERVICES } from '../src/services/index.ts';
import { INFLUENCERSOFT } from '../src/services/shop/influencersoft.ts';
import { JUSTCLICK, JUSTCLICK_RU } from '../src/services/shop/justclick.ts';
import { AplautScript } from './aplaut/script.ts';
import { API2_IDS, APLAUT_IDS, type AssumptionId, SHOP_IDS } from './assumptions.ts';
import type { Pace } from './probe.ts';
import type { OrderWishes, Script, Tools } from './script.ts';
import { ShopScript } from './shop/script.ts';

/** The account to check. */
export interface Account {
  /** As it was typed; empty where there is none. */
  login: string;
  key: string;
}

/** A service that can be checked. */
export interface CheckedService extends Pace {
  /** Its name in a connection. */
  id: string;
  title: string;
  /** Whether it is a shop, which has logins, coupons and two APIs. */
  isShop: boolean;
  /** The assumptions about it. */
  ids: readonly AssumptionId[];
  script(account: Account, tools: Tools, wishes: OrderWishes | undefined): Script;
}

/** One minute. */
const PATIENCE = 60_000;

const shops = [INFLUENCERSOFT, JUSTCLICK, JUSTCLICK_RU].map(
  ({ id, name, title, domain }): CheckedService => ({
    id,
    title,
    isShop: true,
    // The vendor publishes no limit, and blocks accounts that ask too much; a public client keeps this pace.
    pause: 1_100,
    patience: PATIENCE,
    ids: [...SHOP_IDS, ...API2_IDS],
    script: ({ login, key }, tools, wishes) =>
      new ShopScript(name, { host: `${login.toLowerCase()}.${domain}`, login, key }, tools, wishes),
  }),
);

const aplauts = [API_KEY_SCHEME, OAUTH_SCHEME].map(
  (scheme): CheckedService => ({
    id: scheme.id,
    title: scheme.title,
    isShop: false,
    // Two requests a second, and a little less.
    pause: 600,
    patience: PATIENCE,
    ids: APLAUT_IDS,
    script: ({ key }, tools, wishes) => new AplautScript({ scheme, key }, tools, wishes),
  }),
);

/** Every service that can be checked, in the order of the connection form. */
export const CHECKED_SERVICES: readonly CheckedService[] = SERVICES.flatMap(
  ({ id }) => [...shops, ...aplauts].find((service) => service.id === id) ?? [],
);
