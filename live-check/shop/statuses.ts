import { textOf } from '../../src/json.ts';
import { TURNED_AWAY } from '../../src/services/shop/errors.ts';
import { MOST_DAYS_BACK } from '../../src/services/shop/orders-since.ts';
import type { Findings } from '../findings.ts';
import { NOT_FOUND, said } from './answer.ts';
import type { ShopApi } from './api.ts';
import type { TestOrder } from './order.ts';

const UPDATE = 'UpdateOrderStatus';
const DETAILS = 'getOrderDetails';

/**
 * Checks the words for the statuses of an order, by setting each.
 *
 * @param now in milliseconds
 */
export async function checkStatuses(
  api: ShopApi,
  order: TestOrder,
  number: string,
  now: number,
  findings: Findings,
): Promise<void> {
  const status = async () => textOf((await order.read(number))?.pay_status);
  const first = await status();
  judgeWord('waiting', first, findings);

  const refusal = await api.askWithWrongHash(UPDATE, { bill_id: number, status: 'cancel' });
  const isChanged = (await status()) !== first;
  const isRefused = TURNED_AWAY.includes(refusal.code ?? Number.NaN);
  const seen = `${said(refusal)}, and ${isChanged ? '' : 'not '}done.`;
  // Any other code says nothing about these.
  findings.judge('refusals-do-nothing', isChanged ? false : isRefused || undefined, seen);

  for (const word of ['paid', 'return', 'cancel']) {
    const date = word === 'paid' && { date: Math.floor(now / 1000) };
    const { code } = await api.ask(UPDATE, { bill_id: number, status: word, ...date });
    // A shop need not allow every change.
    if (code !== 0) continue;
    judgeWord(word, await status(), findings);
    if (word === 'paid') await checkPaid(order, number, findings);
  }
}

function judgeWord(word: string, status: string | undefined, findings: Findings): void {
  const isWord = status === undefined ? undefined : status === word;
  const other = /^[\w -]{1,30}$/.test(status ?? '') ? status : 'another word';
  findings.judge('status-words', isWord, 'All that were set.', `For ${word}: ${other}.`);
}

async function checkPaid(order: TestOrder, number: string, findings: Findings): Promise<void> {
  // It was made on the first of these days, and paid on the last.
  const paid = await order.list(MOST_DAYS_BACK - 1, undefined, { paid: true });
  const [onItsDay, notThere] = ['On the day of its payment.', 'Not on the day of its payment.'];
  findings.judge('paid-filter', paid?.has(number), onItsDay, notThere);
}

/** Deletes the order, and checks what the shop says of it then. */
export async function checkDeletion(
  api: ShopApi,
  order: TestOrder,
  number: string,
  findings: Findings,
): Promise<void> {
  const deleted = await order.delete(number);
  if (deleted.code !== 0) return;
  const read = await api.ask(DETAILS, { bill_id: number });
  findings.judge('deleted-order', read.code === NOT_FOUND, `${said(read)} when it was read.`);
  const again = await api.ask('DeleteOrder', { bill_id: number });
  const update = await api.ask(UPDATE, { bill_id: number, status: 'cancel' });
  const isMissing = [again, update].every(({ code }) => [200, 302, NOT_FOUND].includes(code ?? 0));
  findings.judge('missing-order', isMissing, `Deletion: ${said(again)}. Update: ${said(update)}.`);
}
