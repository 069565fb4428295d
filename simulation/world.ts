import type { Aplaut } from '../sandbox/aplaut.ts';
import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../sandbox/services.ts';
import type { Shop } from '../sandbox/shop.ts';
import type { Random } from './random.ts';
import { requestsPerSecond, serverOf } from './services.ts';
import { Weather } from './weather.ts';
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
  cache: Cache;
  machines: Machines;
}

/** How many requests a second Aplaut lets through; it lets the others wait. */
const APLAUT_REQUESTS = 2;

/**
 * Makes a world in which everything is left to chance that the promises do not depend on.
 *
 * @param rough the share of requests that go wrong in rough times
 */
export function makeWorld(random: Random, app: App, rough: number): World {
  const network = new Network(() => random.int(1, 60));
  const weathers: Weather[] = [];
  const clocks = new Map<Shop | Aplaut, () => Date>();
  const start = <S extends Shop | Aplaut>(
    registration: {
      baseUrlVariable: string;
      port: number;
      create(clock: () => Date): S;
    },
    turn?: () => Promise<void>,
  ): S => {
    // The clocks of the services are off by minutes.
    const off = random.int(-5, 5) * MINUTE;
    const clock = () => new Date(Date.now() + off);
    const service = registration.create(clock);
    clocks.set(service, clock);
    const weather = new Weather(random, rough);
    const address = `127.0.0.1:${registration.port}`;
    network.listen(address, serverOf(service, { faultFor: () => weather.faultFor(), ...(turn && { turn }) }));
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
    cache,
    machines: new Machines(app, network, () => random.int(0, 3)),
  };
}

export const connectAll = () => ({
  influencersoft: new Connection('influencersoft', SANDBOX_ACCOUNTS.influencersoft),
  justclick: new Connection('justclick', SANDBOX_ACCOUNTS.justclick),
  justclick_ru: new Connection('justclick_ru', SANDBOX_ACCOUNTS.justclick_ru),
  aplaut: new Connection('aplaut', SANDBOX_ACCOUNTS.aplaut),
  aplaut_oauth: new Connection('aplaut_oauth', SANDBOX_ACCOUNTS.aplaut_oauth),
});

/** The connected accounts, by service. */
export type Connections = ReturnType<typeof connectAll>;
