import { entriesOf, isRecord, textOf } from '../../src/json.ts';
import { moscowDay } from '../../src/orders/time.ts';
import { MOST_DAYS_BACK } from '../../src/services/shop/orders-since.ts';
import type { Findings } from '../findings.ts';
import { Shape } from '../shape.ts';
import { type Answer, type Json, NOT_FOUND, recordsIn, said } from './answer.ts';
import type { ShopApi } from './api.ts';

/**
 * Checks what can be seen without a test order.
 *
 * @param now in milliseconds
 */
export async function checkReads(
  api: ShopApi,
  goods: readonly Json[],
  now: number,
  findings: Findings,
): Promise<void> {
  await checkOtherCase(api, findings);
  await checkThousandValues(api, findings);
  judgeEmptyList(
    findings,
    await api.ask('getOrdersWithGoods', { begin_date: '01.02.2011', end_date: '02.02.2011' }),
  );
  const bills = await api.ask('GetBills', { email: 'nobody@live-check.example.com' });
  findings.judge('bills-address', bills.code !== undefined, `${said(bills)} under /api/.`);
  judgeEmptyList(findings, bills, { mayBeMissing: false });
  const begin_date = moscowDay(new Date(now), MOST_DAYS_BACK);
  judgeItemCodes(goods, recordsIn(await api.ask('getOrdersWithGoods', { begin_date })), findings);
  const coupons = await api.askWithKey('getcoupons');
  findings.leaveOut(['api2-signature'], `API 2.0 did not answer: ${said(coupons)}.`);
}

async function checkOtherCase(api: ShopApi, findings: Findings): Promise<void> {
  const answer = await api.askAs('getallgoods');
  const isRedirect = answer.status >= 300 && answer.status < 400;
  const holds = answer.code !== undefined || (isRedirect ? answer.target !== undefined : undefined);
  findings.judge('case-redirect', holds, `${said(answer)} for getallgoods.`);
}

async function checkThousandValues(api: ShopApi, findings: Findings): Promise<void> {
  const answer = await api.ask('GetAllGoods', { unused: Array.from({ length: 999 }, () => '1') });
  // If the hash was dropped it is missing (1), if other values were it is wrong (4).
  const isWhole = answer.code === undefined ? undefined : answer.code !== 1 && answer.code !== 4;
  findings.judge('thousand-values', isWhole, `${said(answer)} for 1,000 values.`);
}

function judgeEmptyList(findings: Findings, answer: Answer, { mayBeMissing = true } = {}): void {
  const { code, result } = answer;
  // An old shop may have had orders on that day.
  if (code === undefined || recordsIn(answer).length > 0) return;
  const isEmpty = code === 0 && entriesOf(result)?.length === 0 && (mayBeMissing || result !== undefined);
  const shape = result === undefined ? 'no result' : `a result like ${new Shape().add(result)}`;
  findings.judge('empty-lists', isEmpty || code === NOT_FOUND, `${said(answer)} with ${shape}.`);
}

/** Judges by the orders that there are; an order may hold a product that has been deleted since. */
function judgeItemCodes(goods: readonly Json[], orders: readonly Json[], findings: Findings): void {
  const ids = orders.flatMap(({ items }) =>
    (entriesOf(items) ?? []).filter(isRecord).map(({ id }) => textOf(id)),
  );
  const among = (name: string) => ids.some((id) => goods.some((good) => textOf(good[name]) === id));
  const holds = among('good_name') || (among('good_id') ? false : undefined);
  if (holds !== undefined) findings.judge('item-code', holds, 'The code.', 'The number.');
}
