import { isDeepStrictEqual } from 'node:util';
import { GOODS } from '../sandbox/accounts.ts';
import type { Aplaut } from '../sandbox/aplaut.ts';
import type { Shop, ShopOrder } from '../sandbox/shop.ts';
import type { Random } from './random.ts';
import type { Connections, World } from './world.ts';
import { SECOND } from './zapier/clock.ts';
import type { Step } from './zapier/steps.ts';

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

/** Which accounts something is wanted of, what, and how new orders of a shop are like others: each as often as it says. */
const ACCOUNTS = { influencersoft: 4, justclick: 3, justclick_ru: 1, aplaut: 4, aplaut_oauth: 2 };
const KINDS = { create: 12, update: 4, delete: 3, findOrCreate: 2 };
const LIKENESSES = { alone: 6, tooLong: 0.5, sameCart: 1, twins: 4 };
export interface Demand {
  accounts: Readonly<Record<keyof typeof ACCOUNTS, number>>;
  kinds: Readonly<Record<keyof typeof KINDS, number>>;
  likenesses: Readonly<Record<keyof typeof LIKENESSES, number>>;
}
export const DEMAND: Demand = { accounts: ACCOUNTS, kinds: KINDS, likenesses: LIKENESSES };

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
  const shop = account === 'influencersoft' ? world.influencersoft : world.justclick;
  const name = account === 'influencersoft' ? 'InfluencerSoft' : 'JustClick';
  if (kind === 'create')
    return shopOrders(random, world, shop, name, connection, id, random.weighted(likenesses));
  if (kind === 'findOrCreate') return [shopFindOrCreate(random, shop, name, connection, id)];
  return [shopChange(random, shop, name, connection, kind, id)];
}

type Account = Connections[keyof Connections];

/** One new order, or several that only a person can tell to be meant. */
function shopOrders(
  random: Random,
  world: World,
  shop: Shop,
  service: Wanted['service'],
  connection: Account,
  id: number,
  likeness: keyof Demand['likenesses'],
): Wanted[] {
  const withStatus = random.chance(0.3);
  const email = anyCustomer(random);
  // Of a priced item PHP reads two values.
  const isTooLong = likeness === 'tooLong' && !withStatus;
  const items = Array.from({ length: isTooLong ? random.int(500, 600) : random.int(1, 3) }, () => ({
    product: random.pick(['invoice', 'sales']),
    price: `${random.int(1, 9)}00.00`,
    quantity: quantityOf(id),
  }));
  const pieces = items.flatMap(({ quantity, ...piece }) =>
    Array.from({ length: Number(quantity) }, () => piece),
  );
  const isWanted = ({ items: made }: ShopOrder): boolean =>
    isDeepStrictEqual(
      made.map(({ good, price }) => ({ product: good.good_name, price })),
      pieces,
    );
  const order = (tag: string): Wanted => ({
    what: withStatus ? 'Create Order With Payment Status' : 'Create Order',
    service,
    step: {
      connection,
      action: withStatus ? 'creates.create_order_with_payment_status' : 'creates.create_order',
      inputData: { items, email, tag },
    },
    group: `${service} ${tag}`,
    found: () =>
      [...shop.orders.values()].filter((made) => tagOf(made) === tag && isWanted(made)).map(numberOf),
    madeAt: (number) =>
      onTheOneClock(world, shop, (shop.orders.get(Number(number))?.created ?? Number.NaN) * SECOND),
    isOnce: false,
    isPossible: !isTooLong,
    isLookedFor: true,
  });
  if (likeness === 'sameCart') return [order(`t${id}a`), order(`t${id}b`)];
  const isWantedOften = likeness === 'twins' && !shop.refusesRepeats;
  return Array.from({ length: isWantedOften ? random.pick([2, 2, 3, 5]) : 1 }, () => order(`t${id}`));
}

/** Translates a time of a service, in milliseconds, into the one of the simulation. */
const onTheOneClock = ({ clockOf }: World, service: Shop | Aplaut, time: number): number =>
  time - (clockOf(service)().getTime() - Date.now());

/** One of them orders more than all others. */
const anyCustomer = (random: Random): string => `customer${random.int(1, random.pick([1, 4]))}@example.com`;

/**
 * What a Zap does whose connection was changed from Aplaut to a shop, where nothing can be found by the number that it was to get.
 * The customer has other orders.
 */
function shopFindOrCreate(
  random: Random,
  shop: Shop,
  service: Wanted['service'],
  connection: Account,
  id: number,
): Wanted {
  const tag = `f${id}`;
  const email = anyCustomer(random);
  const items = [{ product: 'sales', quantity: '1' }];
  return {
    what: 'Find or Create Order',
    service,
    step: {
      connection,
      action: 'creates.create_order',
      inputData: { items, email, customer_email: email, tag },
      search: 'searches.find_order',
    },
    group: `${service} ${tag}`,
    found: () => [...shop.orders.values()].filter((made) => tagOf(made) === tag).map(numberOf),
    isOnce: false,
    isPossible: false,
    isLookedFor: false,
  };
}

/** How many pieces of each line item are wanted. It takes nothing from `Random`, whose seeds are kept. */
const quantityOf = (id: number): string => String(1 + (id % 3));

const tagOf = ({ fields }: ShopOrder): string | undefined => fields.bill_tag ?? fields.order_tag;
const numberOf = ({ number }: { number: number | string }): string => String(number);

/** A change of an order that was made in the shop. */
function shopChange(
  random: Random,
  shop: Shop,
  service: Wanted['service'],
  connection: Account,
  kind: 'update' | 'delete',
  id: number,
): Wanted {
  const number = 900_000 + id;
  const [good] = GOODS;
  if (good === undefined) throw new Error('The shop has no goods.');
  const made = Math.floor(Date.now() / 1000);
  shop.orders.set(number, {
    number,
    status: 'waiting',
    created: made,
    fields: { bill_email: 'made-in-the-shop@example.com' },
    items: [{ good, price: good.good_sum }],
  });
  const order_number = String(number);
  const common = {
    service,
    group: `${service} ${order_number}`,
    isOnce: true,
    isLookedFor: kind === 'delete',
  };
  if (kind === 'delete') {
    return {
      ...common,
      what: 'Delete Order',
      step: { connection, action: 'creates.delete_order', inputData: { order_number } },
      found: () => (shop.orders.has(number) ? [] : [order_number]),
    };
  }
  const status = random.pick(['sent', 'paid', 'return', 'cancel']);
  const tracking = { tracking_number: `TR${number}` };
  return {
    ...common,
    what: 'Update Order Status',
    step: {
      connection,
      action: 'creates.update_order_status',
      inputData: { order_number, status, ...(status === 'sent' && tracking) },
    },
    found: () => {
      const order = shop.orders.get(number);
      const isDone = status === 'sent' ? order?.fields.rpo === `TR${number}` : order?.status === status;
      return isDone ? [order_number] : [];
    },
  };
}

function linesIn(aplaut: Aplaut, number: string): number {
  const lines = aplaut.orders.get(number)?.order_lines;
  return Array.isArray(lines) ? lines.length : 0;
}

function aplautWanted(
  random: Random,
  world: World,
  connection: Account,
  kind: 'create' | 'update' | 'delete' | 'findOrCreate',
  id: number,
): Wanted {
  const { aplaut } = world;
  const number = `A${id}`;
  const order = {
    order_number: number,
    email: `customer${random.int(1, 4)}@example.com`,
    items: [{ product: '45', price: '6800', quantity: quantityOf(id) }],
    payment_status: `status ${id}`,
  };
  const isThere = () => aplaut.orders.get(number)?.consumer_email === order.email;
  const common: Pick<Wanted, 'service' | 'group' | 'isOnce' | 'isLookedFor'> = {
    service: 'Aplaut',
    group: `Aplaut ${number}`,
    isOnce: true,
    isLookedFor: kind !== 'update',
  };
  const madeBefore = () => {
    const now = new Date().toISOString();
    aplaut.orders.set(number, {
      number,
      consumer_email: 'made-in-the-shop@example.com',
      created_at: now,
      updated_at: now,
      order_lines: [],
    });
  };
  if (kind === 'create' || kind === 'findOrCreate') {
    const mayUpdate = kind === 'create' && random.chance(0.3);
    return {
      ...common,
      what:
        kind === 'findOrCreate'
          ? 'Find or Create Order'
          : mayUpdate
            ? 'Create Order, or update'
            : 'Create Order',
      step: {
        connection,
        action: 'creates.create_order',
        inputData: {
          ...order,
          ...(mayUpdate && { if_exists: 'update' }),
        },
        ...(kind === 'findOrCreate' && { search: 'searches.find_order' }),
      },
      found: () => (isThere() && linesIn(aplaut, number) === Number(quantityOf(id)) ? [number] : []),
      madeAt: () => onTheOneClock(world, aplaut, Date.parse(String(aplaut.orders.get(number)?.created_at))),
    };
  }
  if (kind === 'delete') {
    madeBefore();
    return {
      ...common,
      what: 'Delete Order',
      step: { connection, action: 'creates.delete_order', inputData: { order_number: number } },
      found: () => (aplaut.orders.has(number) ? [] : [number]),
    };
  }
  const isNew = random.chance(0.3);
  if (!isNew) madeBefore();
  return {
    ...common,
    what: isNew ? 'Update Order Status, or create' : 'Update Order Status',
    step: {
      connection,
      action: 'creates.update_order_status',
      inputData: {
        order_number: number,
        payment_status: order.payment_status,
        ...(isNew && { email: order.email, create_if_missing: true }),
      },
    },
    found: () => {
      const { payment_status } = Object(aplaut.orders.get(number)?.details);
      return payment_status === order.payment_status ? [number] : [];
    },
  };
}
