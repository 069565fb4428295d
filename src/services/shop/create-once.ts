import { optional } from '../../form/field-meta.ts';
import { TEXT } from '../../form/values.ts';
import { type ErrorContext, reading } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import { creating, lookingFirst } from '../../orders/error-contexts.ts';
import { createdOrder, paymentUrl } from '../../orders/order-fields.ts';
import { Attempt } from '../../replays/attempt.ts';
import { claim, keep } from '../../replays/claim.ts';
import { rememberUnnumbered, settleUnnumbered } from '../../replays/unnumbered.ts';
import type { ShopClient } from './client.ts';
import { shopItems } from './fields.ts';
import { findFirstMade, findMadeOrder, type Period, periodOf, type WantedOrder } from './find-made-order.ts';

/** A created order, as a shop describes it. */
export interface Created {
  /** Left out if the shop does not say it. */
  order_number?: string | undefined;
  already_existed: boolean;
  payment_url?: string | undefined;
}

/** The result for a created order, besides what was filled in. */
export const createdInShop = {
  ...createdOrder,
  items: shopItems,
  payment_url: paymentUrl,
  note: optional(TEXT, { label: 'Note', example: "The shop didn't return the order number." }),
};

/**
 * Creates an order unless an earlier run of the same step did. After an unclear outcome it looks for the order at once, and
 * so does the next run that wants the same, before it creates anything.
 *
 * @param method the method that creates it
 * @param send sends the order, once
 * @throws {ServiceError} for every way of not succeeding
 */
export async function createOnce(
  client: ShopClient,
  method: string,
  order: WantedOrder,
  send: (context: ErrorContext) => Promise<Created>,
) {
  const { brand, host, step } = client;
  const attempt = await Attempt.begin(step.cache, [host, method, order]);
  const thing = (number: string): string => `order:${host}:${number}`;

  /** Of an order like this one that another run made without hearing its number, this run must not take the number. */
  const settleOthers = (context: ErrorContext): Promise<void> =>
    settleUnnumbered(step.cache, attempt.change, async ({ id, at }) => {
      const isTheirs = async (number: string) => (await claim(step.cache, thing(number), id)) === 'own';
      const made = await findFirstMade(client, order, periodOf(at), isTheirs, context);
      if (made !== undefined) await keep(step.cache, thing(made.order_number), id);
      return made !== undefined;
    });

  const find = async (period: Period | undefined, context: ErrorContext): Promise<Created | undefined> => {
    await settleOthers(context);
    const mayTake = async (number: string) => {
      const holder = attempt.isOver ? 'claimed' : await claim(step.cache, thing(number), attempt.id);
      // Should the run that claimed it die, it is this one's.
      if (holder === 'claimed') throw underWay(brand.name);
      return holder === 'own';
    };
    const made = await findMadeOrder(client, order, period, mayTake, context);
    return made && { order_number: made.order_number, payment_url: made.payment_url, already_existed: true };
  };

  /**
   * Looks after the request, as far as there is time. Whatever goes wrong with it changes nothing.
   * Assumed: new-orders-at-once.
   */
  const findAtOnce = async (period: Period | undefined): Promise<Created | undefined> => {
    if (step.secondsLeft() <= 0) return undefined;
    try {
      return await find(period, reading(brand.name, 'The new order'));
    } catch (error) {
      if (error instanceof ServiceError) return undefined;
      throw error;
    }
  };

  const succeed = async ({ order_number = '', already_existed, payment_url }: Created) => {
    await Promise.all([attempt.isOver ? undefined : keepMade(order_number, already_existed), attempt.end()]);
    return {
      id: order_number,
      order_number,
      service: brand.id,
      already_existed,
      ...(payment_url !== undefined && { payment_url }),
      ...(order_number === '' && { note: `${brand.name} didn't return the order number.` }),
    };
  };

  const keepMade = async (number: string, alreadyExisted: boolean): Promise<void> => {
    if (number !== '') await keep(step.cache, thing(number), attempt.id);
    else if (!alreadyExisted) {
      await rememberUnnumbered(step.cache, attempt.change, { id: attempt.id, at: attempt.startedAt });
    }
  };

  if (attempt.earlierAt !== undefined) {
    if (attempt.isEarlierUnderWay) throw underWay(brand.name);
    const made = await find(periodOf(attempt.earlierAt), lookingFirst(brand.name));
    if (made !== undefined) return succeed(made);
    if (!(await attempt.takeOver())) throw underWay(brand.name);
  }

  try {
    const created = await send(creating(brand.name, order.email, attempt.isMarked));
    if (created.order_number !== undefined) return await succeed(created);
    const found = await findAtOnce(created.already_existed ? undefined : periodOf(attempt.startedAt));
    return await succeed({ ...found, already_existed: created.already_existed });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    if (!error.mayHaveHappened) {
      await attempt.end();
      throw error;
    }
    const made = await findAtOnce(periodOf(attempt.startedAt, !attempt.isMarked));
    if (made === undefined) throw error;
    return succeed({ ...made, already_existed: false });
  }
}

/** How many seconds until a run comes back that found another one at work: long enough for most to end. */
const UNDER_WAY_WAIT = 10;

/** Two runs want the very same order at the same moment: one of them waits until it can tell the two orders apart. */
const underWay = (service: string): ServiceError =>
  new ServiceError({
    category: 'busy',
    summary: `The order was not created yet: another run is already creating the same order in ${service} right now.`,
    code: 'under_way',
    retryAfter: UNDER_WAY_WAIT,
  });
