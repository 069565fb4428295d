import { GOODS } from '../../sandbox/accounts.ts';
import type { Random } from '../random.ts';
import { anyCustomer, numberOf, tagOf } from './shop-orders.ts';
import type { ShopAccount, Wanted } from './wanted.ts';

/**
 * What a Zap does whose connection was changed from Aplaut to a shop, where nothing can be found by the number that it was to get.
 * The customer has other orders.
 */
export function shopFindOrCreate(
  random: Random,
  { shop, service, connection }: ShopAccount,
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

/** A change of an order that was made in the shop. */
export function shopChange(
  random: Random,
  { shop, service, connection }: ShopAccount,
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
