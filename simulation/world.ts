import type { Aplaut } from '../sandbox/aplaut.ts';
import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../sandbox/services.ts';
import { Shop } from '../sandbox/shop.ts';
import { Account, APLAUT_TROUBLES, SHOP_TROUBLES } from './account.ts';
import { withOddRecords } from './odd-records.ts';
import type { Random } from './random.ts';
import { type Closing, requestsPerSecond, type Serving, serverOf, type Turn } from './services.ts';
import { type Climate, Weather } from './weather.ts';
import type { App } from './zapier/app.ts';
import { Cache, RPC_ADDRESS } from './zapier/cache.ts';
import { MINUTE } from './zapier/clock.ts';
import { Connection } from './zapier/connection.ts';
import { Machines } from './zapier/machines.ts';
import { Network } from './zapier/network.ts';

/** The services with their weather, Zapier's cache and its machines, on one network. */
export interface World {
  influencersoft: Shop;
  justclick: Shop;
  aplaut: Aplaut;
  /** What each service takes for now. */
  clockOf(service: Shop | Aplaut): () => Date;
  weathers: readonly Weather[];
  accounts: readonly Account[];
  cache: Cache;
  machines: Machines;
}

/** How many requests a second Aplaut lets through; it lets the others wait. */
const APLAUT_REQUESTS = 2;

/** What a scenario wants to be so or so. */
interface Setting {
  climate: Climate;
  /** Whether the clocks of the services are right; otherwise they are off by minutes. */
  hasExactClocks?: boolean;
  /** What hosts do with the connections that the app keeps. */
  closing?: Closing;
  /** Whether some records in lists of orders are odd. */
  hasOddRecords?: boolean;
  /** For how many milliseconds a machine is frozen in the middle of a step. */
  frost?(): number;
  /** Sees every request to a service. */
  witness?: Serving['witness'];
}

/** Makes a world in which everything is left to chance that the promises do not depend on. */
export function makeWorld(
  random: Random,
  app: App,
  { climate, hasExactClocks, hasOddRecords, closing, frost, witness = () => {} }: Setting,
): World {
  const network = new Network(
    () => random.int(1, 60),
    () => random.int(0, 20),
  );
  const weathers: Weather[] = [];
  const accounts: Account[] = [];
  const clocks = new Map<Shop | Aplaut, () => Date>();
  const start = <S extends Shop | Aplaut>(
    registration: {
      baseUrlVariable: string;
      port: number;
      create(clock: () => Date): S;
    },
    turn?: Turn,
  ): S => {
    const off = hasExactClocks ? 0 : random.int(-5, 5) * MINUTE;
    const clock = () => new Date(Date.now() + off);
    const service = registration.create(clock);
    clocks.set(service, clock);
    const account = new Account(random, service instanceof Shop ? SHOP_TROUBLES : APLAUT_TROUBLES);
    accounts.push(account);
    const weather = new Weather(random, climate);
    const address = `127.0.0.1:${registration.port}`;
    network.listen(
      address,
      serverOf(hasOddRecords ? withOddRecords(service, random) : service, {
        faultFor: () => account.trouble ?? weather.faultFor(),
        closing,
        witness,
        ...(turn && { turn }),
      }),
    );
    process.env[registration.baseUrlVariable] = `http://${address}`;
    weathers.push(weather);
    return service;
  };
  const cache = new Cache(random.chance(0.5) ? false : null);
  network.listen(new URL(RPC_ADDRESS).host, cache.server);
  // With this instead of a token of the event core speaks to the cache, but sends its log nowhere.
  process.env.ZAPIER_DEPLOY_KEY = 'simulation';
  return {
    influencersoft: start(SANDBOX_SERVICES.influencersoft),
    justclick: start(SANDBOX_SERVICES.justclick),
    aplaut: start(SANDBOX_SERVICES.aplaut, requestsPerSecond(APLAUT_REQUESTS)),
    clockOf: (service) => clocks.get(service) ?? (() => new Date()),
    weathers,
    accounts,
    cache,
    machines: new Machines(app, network, {
      thawing: () => random.int(0, 3),
      ...(frost && { inAStep: frost }),
    }),
  };
}

/** The connected accounts, by service. */
export type Connections = Readonly<Record<keyof typeof SANDBOX_ACCOUNTS, Connection>>;

export function connectAll(): Connections;
export function connectAll(): Readonly<Record<string, Connection>> {
  const accounts = Object.entries(SANDBOX_ACCOUNTS);
  return Object.fromEntries(accounts.map(([name, values]) => [name, new Connection(name, values)]));
}
