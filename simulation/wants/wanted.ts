import type { Aplaut } from '../../sandbox/aplaut.ts';
import type { Shop } from '../../sandbox/shop.ts';
import type { Connections, World } from '../world.ts';
import type { Step } from '../zapier/steps.ts';

/** Something that somebody wants done once. */
export interface Wanted {
  /** Such as `Create Order, API 2.0`. */
  what: string;
  service: 'InfluencerSoft' | 'JustClick' | 'Aplaut';
  step: Step;
  /** Wants of one group look the same, and are wanted as often as there are of them. */
  group: string;
  /** The numbers of the orders that are what was wanted; for a change of an order that is done, just its number. */
  found(): string[];
  /** When an order was made, in milliseconds; `NaN` if it was not. Left out for changes. */
  madeAt?(number: string): number;
  /** Whether once is enough for all wants of the group, as it is for a status. */
  isOnce: boolean;
  /** Whether the service can do it; otherwise it has to be refused. */
  isPossible?: boolean;
  /** Whether the app looks for it after an unclear outcome: it must not be done again. */
  isLookedFor: boolean;
}

/** A connected account. */
export type Account = Connections[keyof Connections];

/** An account of a shop. */
export interface ShopAccount {
  shop: Shop;
  service: Wanted['service'];
  connection: Account;
}

/** Translates a time of a service, in milliseconds, into the one of the simulation. */
export const onTheOneClock = ({ clockOf }: World, service: Shop | Aplaut, time: number): number =>
  time - (clockOf(service)().getTime() - Date.now());

/** How many pieces of each line item are wanted. It takes nothing from `Random`, whose seeds are kept. */
export const quantityOf = (id: number): string => String(1 + (id % 3));
