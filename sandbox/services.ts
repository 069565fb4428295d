import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, LOGIN, SHOP_KEY } from './accounts.ts';
import { Aplaut } from './aplaut.ts';
import type { Account, Registrations } from './registration.ts';
import { Shop } from './shop.ts';

const SHOP_VALUES = { login: LOGIN, api_key: SHOP_KEY };

/** Every service of the sandbox: the one place that knows them all. */
export const SANDBOX_SERVICES = {
  influencersoft: {
    baseUrlVariable: 'INFLUENCERSOFT_BASE_URL',
    port: 4010,
    accounts: [{ service: 'influencersoft', ...SHOP_VALUES }],
    create: (clock) => new Shop('InfluencerSoft', ['influencersoft.com'], clock),
  },
  justclick: {
    baseUrlVariable: 'JUSTCLICK_BASE_URL',
    port: 4011,
    accounts: [
      { service: 'justclick', ...SHOP_VALUES },
      { service: 'justclick_ru', ...SHOP_VALUES },
    ],
    create: (clock) => new Shop('JustClick', ['justclick.io', 'justclick.ru'], clock),
  },
  aplaut: {
    baseUrlVariable: 'APLAUT_BASE_URL',
    port: 4012,
    accounts: [
      { service: 'aplaut', api_key: APLAUT_API_KEY },
      { service: 'aplaut_oauth', api_key: APLAUT_OAUTH_TOKEN },
    ],
    create: (clock) => new Aplaut(clock),
  },
} as const satisfies Registrations;

/** The accounts of some services, by their `service`. */
type Accounts<R extends Registrations> = {
  readonly [Values in R[keyof R]['accounts'][number] as Values['service']]: Values;
};

/** Returns the accounts of some services, by their `service`. */
function accountsOf<R extends Registrations>(services: R): Accounts<R>;
function accountsOf(services: Registrations): Readonly<Record<string, Account>> {
  const accounts = Object.values(services).flatMap((registration) => registration.accounts);
  return Object.fromEntries(accounts.map((account) => [account.service, account]));
}

/** The accounts of the sandbox: what connects the app to each of them. */
export const SANDBOX_ACCOUNTS = accountsOf(SANDBOX_SERVICES);
