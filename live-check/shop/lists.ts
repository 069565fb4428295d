import { textOf } from '../../src/json.ts';
import type { Findings } from '../findings.ts';
import type { Json } from './answer.ts';
import { judgeGrowth } from './created.ts';
import type { Orders, TestOrder } from './order.ts';

/** A number that no product has. */
const NO_PRODUCT = '999999999';

/**
 * Checks which orders a list holds, by whether it holds the test order.
 *
 * @param around the orders of the days around its day
 */
export async function checkLists(
  order: TestOrder,
  number: string,
  around: Orders | undefined,
  goods: readonly Json[],
  findings: Findings,
): Promise<void> {
  if (!around?.has(number)) {
    const ids = ['days-in-moscow', 'last-day', 'month-of-28-days', 'product-filter', 'paid-filter'] as const;
    findings.leaveOut(ids, 'The list of its days does not hold the test order.');
    return;
  }
  await checkDays(order, number, findings);
  await checkProductFilter(order, number, goods, findings);
  const paid = await order.list(-1, 2, { paid: true });
  if (paid?.has(number)) findings.judge('paid-filter', false, 'An order that is not paid is there.');
}

/** Checks by the day of the order which zone API 2.0 reads times in: in any zone west of Moscow's it is on the next day. */
export async function checkApi2Times(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const isThere = (await order.list(0, 3))?.has(number);
  const isOnNextDay = (await order.list(1, 3))?.has(number);
  const isShown = isThere === true && isOnNextDay !== undefined;
  findings.judge('api2-times', isShown ? !isOnNextDay : undefined, 'On its day.', 'On the next day.');
}

async function checkDays(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const isOnItsDay = (await order.list(0, 2))?.has(number);
  findings.judge('days-in-moscow', isOnItsDay, 'On its day.', 'Not on its day.');

  const isBeforeLast = (await order.list(-1, 1))?.has(number);
  const isOnLast = (await order.list(-1, 0))?.has(number);
  const lastDay = `The last day itself ${isOnLast ? 'is held, too' : 'is not held'}.`;
  findings.judge('last-day', isBeforeLast, lastDay, 'The day before the last is not held.');

  const month = await order.list(0);
  // What begins at another hour cannot tell how long a month is.
  const isInMonth = isOnItsDay ? month?.has(number) : undefined;
  findings.judge('month-of-28-days', isInMonth, 'All days are held.', 'The first day is not held.');
  judgeGrowth(number, month?.keys() ?? [], findings);
}

async function checkProductFilter(
  order: TestOrder,
  number: string,
  goods: readonly Json[],
  findings: Findings,
): Promise<void> {
  const ordered = goods.find(({ good_name }) => good_name === order.wishes.product);
  const good = textOf(ordered?.good_id);
  if (good === undefined) {
    findings.leaveOut(['product-filter'], 'The product is not in the list of products.');
    return;
  }
  const withIt = await order.list(-1, 2, { goods: good });
  const without = await order.list(-1, 2, { goods: NO_PRODUCT });
  const isShown = withIt !== undefined && without !== undefined;
  const isFilter = isShown ? withIt.has(number) && !without.has(number) : undefined;
  findings.judge('product-filter', isFilter, 'By good_id.', 'Not by good_id.');
}
