import { textOf } from '../../src/json.ts';
import { MOST_DAYS_BACK } from '../../src/services/shop/orders-since.ts';
import type { Findings } from '../findings.ts';
import { NOT_FOUND, said } from './answer.ts';
import type { ShopApi } from './api.ts';
import type { TestOrder } from './order.ts';

const UPDATE = 'UpdateOrderStatus';
const DETAILS = 'getOrderDetails';

/** The codes of requests that are turned away. */
const REFUSED = [1, 2, 4, 5, 6, 7];

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
  const isWaiting = first === undefined ? undefined : first === 'waiting';
  findings.record('status-words', isWaiting, isWaiting ? 'waiting.' : 'Another word than waiting.');

  const refusal = await api.askWithWrongHash(UPDATE, { bill_id: number, status: 'cancel' });
  const isChanged = (await status()) !== first;
  // Another code says nothing about these.
  const isRefused = REFUSED.includes(refusal.code ?? Number.NaN) || undefined;
  findings.record(
    'refusals-do-nothing',
    isChanged ? false : isRefused,
    `${said(refusal)}, and ${isChanged ? '' : 'not '}done.`,
  );

  const set: string[] = [];
  for (const word of ['paid', 'return', 'cancel']) {
    const date = word === 'paid' && { date: Math.floor(now / 1000) };
    const { code } = await api.ask(UPDATE, { bill_id: number, status: word, ...date });
    // A shop need not allow every change.
    if (code !== 0) continue;
    set.push(word);
    const isWord = (await status()) === word;
    findings.record(
      'status-words',
      isWord,
      isWord ? `waiting, ${set.join(', ')}.` : `Another word than ${word}.`,
    );
    if (word === 'paid') await checkPaid(order, number, findings);
  }
}

async function checkPaid(order: TestOrder, number: string, findings: Findings): Promise<void> {
  // It was made on the first of these days, and paid on the last.
  const paid = await order.list(MOST_DAYS_BACK - 1, undefined, { paid: true });
  const isThere = paid?.has(number);
  findings.record(
    'paid-filter',
    isThere,
    isThere ? 'On the day of its payment.' : 'Not on the day of its payment.',
  );
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
  findings.record('deleted-order', read.code === NOT_FOUND, `${said(read)} when it was read.`);
  const again = await api.ask('DeleteOrder', { bill_id: number });
  const update = await api.ask(UPDATE, { bill_id: number, status: 'cancel' });
  const isMissing = [again, update].every(({ code }) => [200, 302, NOT_FOUND].includes(code ?? 0));
  findings.record('missing-order', isMissing, `Deletion: ${said(again)}. Update: ${said(update)}.`);
}
