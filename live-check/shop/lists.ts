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
  if (paid?.has(number)) findings.record('paid-filter', false, 'An order that is not paid is there.');
}

/** Checks by the day of the order which zone API 2.0 reads times in: in any zone west of Moscow's it is on the next day. */
export async function checkApi2Times(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const isThere = (await order.list(0, 3))?.has(number);
  const isOnNextDay = (await order.list(1, 3))?.has(number);
  const holds = isThere && isOnNextDay !== undefined ? !isOnNextDay : undefined;
  const seen = isOnNextDay ? 'On the next day.' : 'On its day.';
  findings.record('api2-times', holds, holds === undefined ? 'The list does not hold the order.' : seen);
}

async function checkDays(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const isOnItsDay = (await order.list(0, 2))?.has(number);
  findings.record('days-in-moscow', isOnItsDay, isOnItsDay ? 'On its day.' : 'Not on its day.');

  const isBeforeLast = (await order.list(-1, 1))?.has(number);
  const isOnLast = (await order.list(-1, 0))?.has(number);
  const lastDay = `The last day itself ${isOnLast ? 'is held, too' : 'is not held'}.`;
  findings.record('last-day', isBeforeLast, isBeforeLast ? lastDay : 'The day before the last is not held.');

  const month = await order.list(0);
  // What begins at another hour cannot tell how long a month is.
  const isInMonth = isOnItsDay ? month?.has(number) : undefined;
  findings.record(
    'month-of-28-days',
    isInMonth,
    isInMonth ? 'All days are held.' : 'The first day is not held.',
  );
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
  const isFilter = withIt?.has(number) === true && without?.has(number) === false;
  findings.record('product-filter', isFilter, isFilter ? 'By good_id.' : 'Not by good_id.');
}
