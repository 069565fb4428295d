import type { Random } from '../random.ts';
import type { Connections, World } from '../world.ts';
import { aplautWanted } from './aplaut.ts';
import { shopChange, shopFindOrCreate } from './shop-changes.ts';
import { type Likeness, shopOrders } from './shop-orders.ts';
import type { Wanted } from './wanted.ts';

/** Which accounts something is wanted of, what, and how new orders of a shop are like others: each as often as it says. */
const ACCOUNTS = { influencersoft: 4, justclick: 3, justclick_ru: 1, aplaut: 4, aplaut_oauth: 2 };
const KINDS = { create: 12, update: 4, delete: 3, findOrCreate: 2 };
const LIKENESSES = { alone: 6, tooLong: 0.5, sameCart: 1, sameTag: 1, twins: 4 };
export interface Demand {
  accounts: Readonly<Record<keyof typeof ACCOUNTS, number>>;
  kinds: Readonly<Record<keyof typeof KINDS, number>>;
  likenesses: Readonly<Record<Likeness, number>>;
}
export const DEMAND: Demand = { accounts: ACCOUNTS, kinds: KINDS, likenesses: LIKENESSES };

/** Orders of which everybody wants the same. */
export const CROWD: Demand = {
  accounts: { influencersoft: 1, justclick: 1, justclick_ru: 0, aplaut: 0, aplaut_oauth: 0 },
  kinds: { create: 1, update: 0, delete: 0, findOrCreate: 0 },
  likenesses: { alone: 0, tooLong: 0, sameCart: 0, sameTag: 0, twins: 1 },
};

/** The usual demand, of one account only. */
export function ofOneAccount(random: Random): Demand {
  const nobody = { influencersoft: 0, justclick: 0, justclick_ru: 0, aplaut: 0, aplaut_oauth: 0 };
  return { ...DEMAND, accounts: { ...nobody, [random.weighted(ACCOUNTS)]: 1 } };
}

/** Each run wants some of it far more often than another run does. */
export const anyDemand = (random: Random): Demand => ({
  accounts: random.swarm(ACCOUNTS),
  kinds: random.swarm(KINDS),
  likenesses: random.swarm(LIKENESSES),
});

/** Makes a want of any kind. */
export function anyWanted(
  random: Random,
  world: World,
  connections: Connections,
  id: number,
  { accounts, kinds, likenesses }: Demand = DEMAND,
): Wanted[] {
  const account = random.weighted(accounts);
  const kind = random.weighted(kinds);
  const connection = connections[account];
  if (account === 'aplaut' || account === 'aplaut_oauth') {
    return [aplautWanted(random, world, connection, kind, id)];
  }
  const own =
    account === 'influencersoft'
      ? ({ shop: world.influencersoft, service: 'InfluencerSoft', connection } as const)
      : ({ shop: world.justclick, service: 'JustClick', connection } as const);
  if (kind === 'create') return shopOrders(random, world, own, id, random.weighted(likenesses));
  if (kind === 'findOrCreate') return [shopFindOrCreate(random, own, id)];
  return [shopChange(random, own, kind, id)];
}
