import { entriesOf, isRecord, textOf } from '../../src/json.ts';
import { parseTime } from '../../src/services/shop/parse-time.ts';
import type { Findings } from '../findings.ts';
import type { OrderWishes } from '../script.ts';
import { type Json, NOT_FOUND, numberIn, said } from './answer.ts';
import { MIDDLE_NAME, type Orders, PRICES, type TestOrder } from './order.ts';

/** The code for an order that exists. */
const ALREADY_EXISTS = 601;

/**
 * Checks what the shop shows of the order as soon as it is made.
 *
 * @returns the orders of the days around its day; `undefined` if the shop does not say
 */
export async function checkCreated(
  order: TestOrder,
  number: string,
  findings: Findings,
): Promise<Orders | undefined> {
  const record = await order.read(number);
  const list = await order.list(-1, 2);
  findings.record(
    'new-orders-at-once',
    record !== undefined,
    record ? 'By its number.' : 'Not by its number.',
  );
  if (list !== undefined) {
    const isListed = list.has(number);
    findings.record(
      'new-orders-at-once',
      isListed,
      isListed ? 'By its number and in lists.' : 'Not in lists.',
    );
  }
  await checkBills(order, number, findings);
  const shown = record ?? list?.get(number);
  if (shown !== undefined) judgeRecord(order, shown, findings);
  return list;
}

async function checkBills(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const { code, result } = await order.bills();
  if (code !== 0 && code !== NOT_FOUND) return;
  const isEmpty = code === NOT_FOUND || entriesOf(result)?.length === 0;
  const numbers = isRecord(result) ? Object.keys(result) : [];
  if (!isEmpty && !(isRecord(result) && numbers.every((key) => /^\d+$/.test(key)))) {
    findings.record('bills-by-number', false, 'The keys are no numbers.');
    return;
  }
  const isThere = numbers.includes(number);
  const id = order.wishes.byApi2 ? 'api2-bills' : 'new-orders-at-once';
  findings.record(id, isThere, isThere ? 'Found by its email address.' : 'Not found by its email address.');
  findings.record(
    'bills-by-number',
    isThere || undefined,
    isThere ? 'They are.' : 'The order is not listed.',
  );
  judgeGrowth(number, numbers, findings);
}

/** Judges whether a new order has the greatest number of some. */
export function judgeGrowth(number: string, numbers: Iterable<string>, findings: Findings): void {
  const others = [...numbers].filter((other) => other !== number);
  if (others.length === 0) return;
  const isGreatest = others.every((other) => Number(other) < Number(number));
  const seen = `${isGreatest ? 'Greater than' : 'Not greater than all of'} ${others.length} others.`;
  findings.record('growing-numbers', isGreatest, seen);
}

function judgeRecord({ wishes, madeAt }: TestOrder, record: Json, findings: Findings): void {
  const items = (entriesOf(record.items) ?? []).filter(isRecord);
  const count = items.length === 1 ? '1 item.' : `${items.length} items.`;
  const sums = items.map(({ sum }) => Number(sum)).sort((a, b) => a - b);
  const isPriced = PRICES.every((price, index) => sums[index] === Number(price));
  const isTwice = items.length === PRICES.length;
  if (wishes.byApi2) {
    findings.record('api2-same-product-twice', isTwice && isPriced, count);
    return;
  }
  const hasTime = parseTime(record.created) === parseTime(madeAt);
  const time = hasTime ? 'As it was sent.' : 'Another time than was sent, or in another form.';
  findings.record('times-in-records', hasTime, time);
  findings.record('same-product-twice', isTwice, count);
  const isCode = items.every(({ id }) => id === wishes.product);
  findings.record('item-code', isCode, isCode ? 'The code.' : 'Not the code.');
  const hasName = record.middle_name === MIDDLE_NAME;
  findings.record('middle-name', hasName, hasName ? 'It is in the order.' : 'It is not in the order.');
  const isLink = /^(https?:\/\/|\/)/.test(textOf(record.link) ?? '');
  findings.record('payment-link', isLink, isLink ? 'One of the two.' : 'Neither of the two.');
  judgeAmounts(wishes, record, { sums, isPriced: isTwice ? isPriced : undefined }, findings);
}

function judgeAmounts(
  { coupon }: OrderWishes,
  record: Json,
  { sums, isPriced }: { sums: readonly number[]; isPriced: boolean | undefined },
  findings: Findings,
): void {
  if (coupon !== undefined) {
    const hasCoupon = textOf(record.kupon ?? record.coupon) === coupon;
    findings.record('coupon-code', hasCoupon, hasCoupon ? 'It is in the order.' : 'It is not in the order.');
    findings.leaveOut(['cents', 'price-is-total'], 'A coupon changes amounts: run it without one.');
    return;
  }
  findings.record('cents', isPriced, isPriced ? 'As they were sent.' : 'Other amounts than were sent.');
  const total = sums.reduce((sum, price) => sum + price, 0);
  const isTotal = Math.abs(total - Number(record.price)) < 0.005;
  findings.record('price-is-total', isTotal, isTotal ? 'It is.' : 'It is another amount.');
}

/** Checks what the shop says to the same order once more. */
export async function checkRepetition(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const answer = await order.send();
  if (answer.code === ALREADY_EXISTS) {
    const isSame = numberIn(answer) === number;
    findings.record('existing-order', isSame, isSame ? 'With its number.' : 'Without its number.');
  } else {
    findings.leaveOut(['existing-order'], `${said(answer)} for the same order once more.`);
  }
}
