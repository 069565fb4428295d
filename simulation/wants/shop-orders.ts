import { isDeepStrictEqual } from 'node:util';
import { GOODS } from '../../sandbox/accounts.ts';
import type { Shop, ShopOrder } from '../../sandbox/shop.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';
import { SECOND } from '../zapier/clock.ts';
import { onTheOneClock, quantityOf, type ShopAccount, type Wanted } from './wanted.ts';

/**
 * How a new order is like another one: not at all, the same but for its tag, the same but for its line items, or wanted several
 * times. One that is too long is alone.
 */
export type Likeness = 'alone' | 'tooLong' | 'sameCart' | 'sameTag' | 'twins';

/** One new order, or several that only a person can tell to be meant. */
export function shopOrders(
  random: Random,
  world: World,
  { shop, service, connection }: ShopAccount,
  id: number,
  likeness: Likeness,
): Wanted[] {
  const withStatus = random.chance(0.3);
  const email = anyCustomer(random);
  // Of a priced item PHP reads two values.
  const isTooLong = likeness === 'tooLong' && !withStatus;
  const items: Items = Array.from({ length: isTooLong ? random.int(500, 600) : random.int(1, 3) }, () => ({
    product: random.pick(['invoice', 'sales']),
    price: `${random.int(1, 9)}00.00`,
    quantity: quantityOf(id),
  }));
  const order = (tag: string, ordered: Items = items): Wanted => ({
    what: withStatus ? 'Create Order With Payment Status' : 'Create Order',
    service,
    step: {
      connection,
      action: withStatus ? 'creates.create_order_with_payment_status' : 'creates.create_order',
      inputData: { items: ordered, email, tag },
    },
    group: `${service} ${tag}${ordered === items ? '' : ', other items'}`,
    found: () =>
      [...shop.orders.values()].filter((made) => tagOf(made) === tag && holds(made, ordered)).map(numberOf),
    madeAt: (number) =>
      onTheOneClock(world, shop, (shop.orders.get(Number(number))?.created ?? Number.NaN) * SECOND),
    isOnce: false,
    isPossible: !isTooLong,
    isLookedFor: true,
  });
  if (random.chance(0.3)) buy(world, shop, email, dearer(items));
  if (likeness === 'sameCart') return [order(`t${id}a`), order(`t${id}b`)];
  if (likeness === 'sameTag') return [order(`t${id}`), order(`t${id}`, otherThan(random, items))];
  const isWantedOften = likeness === 'twins' && !shop.refusesRepeats;
  return Array.from({ length: isWantedOften ? random.pick([2, 2, 3, 5]) : 1 }, () => order(`t${id}`));
}

/** What a customer orders in the shop itself, without a tag. By its price it is none of those that are wanted. */
function buy({ clockOf }: World, shop: Shop, bill_email: string, items: Items): void {
  const number = shop.nextNumber++;
  shop.orders.set(number, {
    number,
    status: 'waiting',
    created: Math.floor(clockOf(shop)().getTime() / SECOND),
    fields: { bill_email },
    items: items.flatMap(({ product, price, quantity }) => {
      const good = GOODS.find(({ good_name }) => good_name === product);
      return good === undefined ? [] : Array.from({ length: Number(quantity) }, () => ({ good, price }));
    }),
  });
}

type Items = readonly Readonly<Record<'product' | 'price' | 'quantity', string>>[];

/** The same, but one at a price that nobody else pays. */
const dearer = (items: Items): Items =>
  items.map((item, index) => (index === 0 ? { ...item, price: '970.00' } : item));

/** As many of the same kind, but one of another product or at another price. */
function otherThan(random: Random, [first, ...rest]: Items): Items {
  if (first === undefined) return [];
  const product = first.product === 'sales' ? 'invoice' : 'sales';
  return [{ ...first, ...random.pick([{ price: '950.00' }, { product }]) }, ...rest];
}

/** Whether an order has just these line items, one for each piece. */
function holds({ items: made }: ShopOrder, items: Items): boolean {
  const pieces = items.flatMap(({ quantity, ...piece }) =>
    Array.from({ length: Number(quantity) }, () => piece),
  );
  return isDeepStrictEqual(
    made.map(({ good, price }) => ({ product: good.good_name, price })),
    pieces,
  );
}

/** One of them orders more than all others. */
export const anyCustomer = (random: Random): string =>
  `customer${random.int(1, random.pick([1, 4]))}@example.com`;

export const tagOf = ({ fields }: ShopOrder): string | undefined => fields.bill_tag ?? fields.order_tag;
export const numberOf = ({ number }: { number: number | string }): string => String(number);
