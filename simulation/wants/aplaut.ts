import type { Aplaut } from '../../sandbox/aplaut.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { type Account, onTheOneClock, quantityOf, type Wanted } from './wanted.ts';

/** A new order of Aplaut, or a change of one. */
export function aplautWanted(
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

function linesIn(aplaut: Aplaut, number: string): number {
  const lines = aplaut.orders.get(number)?.order_lines;
  return Array.isArray(lines) ? lines.length : 0;
}
