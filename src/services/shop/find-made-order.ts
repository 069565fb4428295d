import { comparable } from '../../form/comparable.ts';
import type { ErrorContext } from '../../http/error-context.ts';
import type { Order } from '../../orders/order.ts';
import { moscowDay, unixSeconds } from '../../orders/time.ts';
import { RUN_SECONDS } from '../../replays/attempt.ts';
import type { ShopClient } from './client.ts';
import { recentOrders } from './orders-since.ts';
import { ONE_ORDER, ORDER_NUMBERS, readNumbers, readOrder } from './read-orders.ts';

/** The part of a wanted order by which it can be recognized once it is made. */
export interface WantedOrder {
  readonly email?: string | undefined;
  readonly items: readonly { readonly product: string; readonly price?: string | undefined }[];
  readonly coupon?: string | undefined;
  readonly tag?: string | undefined;
  readonly created_at?: string | undefined;
}

/** When an order was made if an attempt made it, in milliseconds. */
export interface Period {
  from: number;
  to: number;
}

/** By how much the clock of a shop may be wrong. Assumed: shop-clock. */
export const CLOCK_MILLISECONDS = 15 * 60_000;

/**
 * Returns when the order of an attempt was made.
 *
 * @param startedAt when the attempt began, in milliseconds
 * @param isExact whether to trust the shop's clock to be right: an order of shortly before cannot be told apart otherwise
 */
export const periodOf = (startedAt: number, isExact = false): Period => ({
  from: isExact ? startedAt - 1000 : startedAt - CLOCK_MILLISECONDS,
  to: startedAt + RUN_SECONDS * 1000 + CLOCK_MILLISECONDS,
});

/** The methods by which the orders of a customer are found. */
export const FINDING_METHODS = [ORDER_NUMBERS, ONE_ORDER];

/** How many orders of a customer to look at, newest first, that were made before the period: their dates may have been entered. */
const MOST_OLDER_ORDERS = 8;

/**
 * Looks for an order that was made as it was wanted: of this customer, with the same line items at the same prices.
 *
 * @param period when it was made; left out, at any time
 * @param mayTake whether it is not another run's
 * @returns the newest that fits, or `undefined`
 * @throws {ServiceError} if the shop cannot be asked
 */
export async function findMadeOrder(
  client: ShopClient,
  wanted: WantedOrder,
  period: Period | undefined,
  mayTake: (number: string) => Promise<boolean>,
  context: ErrorContext,
): Promise<Order | undefined> {
  for await (const order of madeOrders(client, wanted, period, context)) {
    if (await mayTake(order.order_number)) return order;
  }
  return undefined;
}

/** Looks for an order like `findMadeOrder`, but returns the oldest that fits. */
export async function findFirstMade(
  client: ShopClient,
  wanted: WantedOrder,
  period: Period,
  mayTake: (number: string) => Promise<boolean>,
  context: ErrorContext,
): Promise<Order | undefined> {
  const oldestFirst: Order[] = [];
  for await (const order of madeOrders(client, wanted, period, context)) oldestFirst.unshift(order);
  for (const order of oldestFirst) {
    if (await mayTake(order.order_number)) return order;
  }
  return undefined;
}

/** The orders that were made as it was wanted, newest first. */
async function* madeOrders(
  client: ShopClient,
  wanted: WantedOrder,
  period: Period | undefined,
  context: ErrorContext,
): AsyncGenerator<Order> {
  for await (const order of ordersLike(client, wanted, period, context)) {
    if (isAsWanted(order, wanted, period)) yield order;
  }
}

/**
 * The newest orders of the customer, whichever API made them (assumed: api2-bills), one request each; or those of the day, in
 * one request, if there is no customer.
 */
async function* ordersLike(
  client: ShopClient,
  { email, created_at }: WantedOrder,
  period: Period | undefined,
  context: ErrorContext,
): AsyncGenerator<Order> {
  if (email === undefined) {
    const day = moscowDay(new Date(created_at ?? period?.from ?? Date.now()));
    const orders = await recentOrders(client, { begin_date: day }, context);
    yield* orders.sort((a, b) => Number(b.order_number) - Number(a.order_number));
    return;
  }
  let left = MOST_OLDER_ORDERS;
  for (const number of await readNumbers(client, { customer_email: email }, context)) {
    const order = await readOrder(client, number, context);
    if (order === undefined) continue;
    yield order;
    if (!isMadeSince(period, order.created_at)) left -= 1;
    if (left === 0) return;
  }
}

function isAsWanted(order: Order, wanted: WantedOrder, period: Period | undefined): boolean {
  const { email, tag, created_at, items } = wanted;
  return (
    sameText(order.email, email) &&
    (order.tag === undefined || tag === undefined || sameText(order.tag, tag)) &&
    (period === undefined ||
      isMadeIn(period, order.created_at) ||
      isSameTime(order.created_at, created_at)) &&
    // A coupon changes the prices.
    sameItems(order.items ?? [], items, wanted.coupon === undefined)
  );
}

const sameText = (a: string | undefined, b: string | undefined): boolean =>
  comparable(a ?? '') === comparable(b ?? '');

function isMadeIn({ from, to }: Period, created_at: string | undefined): boolean {
  const at = created_at === undefined ? Number.NaN : Date.parse(created_at);
  return at >= from && at <= to;
}

const isMadeSince = (period: Period | undefined, created_at: string | undefined): boolean =>
  period !== undefined && created_at !== undefined && Date.parse(created_at) >= period.from;

const isSameTime = (made: string | undefined, wanted: string | undefined): boolean =>
  made !== undefined && wanted !== undefined && unixSeconds(made) === unixSeconds(wanted);

/** Whether two lists hold the same products, at the same prices wherever one was wanted, in any order. */
function sameItems(
  made: NonNullable<Order['items']>,
  wanted: WantedOrder['items'],
  withPrices: boolean,
): boolean {
  if (made.length !== wanted.length) return false;
  const left = [...made];
  for (const { product, price } of [...wanted].sort(pricedFirst)) {
    const index = left.findIndex(
      (item) =>
        item.product === product &&
        (!withPrices || price === undefined || Number(item.price) === Number(price)),
    );
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return true;
}

/** An item without a price fits any, so it has to come last. */
const pricedFirst = (a: { price?: string | undefined }, b: { price?: string | undefined }): number =>
  Number(a.price === undefined) - Number(b.price === undefined);
