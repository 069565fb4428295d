import { entriesOf, isRecord, textOf } from '../../src/json.ts';
import { parseTime } from '../../src/services/shop/parse-time.ts';
import type { Findings } from '../findings.ts';
import type { OrderWishes } from '../script.ts';
import { type Json, NOT_FOUND, numberIn, said } from './answer.ts';
import { type Orders, PRICES, TEST_MIDDLE_NAME, type TestOrder } from './order.ts';

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
  findings.judge('new-orders-at-once', record !== undefined, 'By its number.', 'Not by its number.');
  if (list !== undefined) {
    findings.judge('new-orders-at-once', list.has(number), 'By its number and in lists.', 'Not in lists.');
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
    findings.judge('bills-by-number', false, 'The keys are no numbers.');
    return;
  }
  const isThere = numbers.includes(number);
  const id = order.wishes.byApi2 ? 'api2-bills' : 'new-orders-at-once';
  findings.judge(id, isThere, 'Found by its email address.', 'Not found by its email address.');
  findings.judge('bills-by-number', isThere || undefined, 'They are.');
  judgeGrowth(number, numbers, findings);
}

/** Judges whether a new order has the greatest number of some. */
export function judgeGrowth(number: string, numbers: Iterable<string>, findings: Findings): void {
  const others = [...numbers].filter((other) => other !== number);
  if (others.length === 0) return;
  const isGreatest = others.every((other) => Number(other) < Number(number));
  const count = `${others.length} others.`;
  findings.judge('growing-numbers', isGreatest, `Greater than ${count}`, `Not greater than all of ${count}`);
}

function judgeRecord({ wishes, madeAt }: TestOrder, record: Json, findings: Findings): void {
  const items = (entriesOf(record.items) ?? []).filter(isRecord);
  const sums = items.map(({ sum }) => Number(sum)).sort((a, b) => a - b);
  const isTwice = items.length === PRICES.length;
  const isPriced = PRICES.every((price, index) => sums[index] === Number(price));
  const count = `${items.length} items.`;
  if (wishes.byApi2) {
    findings.judge('api2-same-product-twice', isTwice && isPriced, count, `${count} Or other prices.`);
    return;
  }
  findings.judge('same-product-twice', isTwice, count);
  const isCode = items.every(({ id }) => id === wishes.product);
  findings.judge('item-code', isCode, 'The code.', 'Not the code.');
  const hasTime = parseTime(record.created) === parseTime(madeAt);
  findings.judge(
    'times-in-records',
    hasTime,
    'As it was sent.',
    'Another time than was sent, or no known form.',
  );
  findings.judge('middle-name', record.middle_name === TEST_MIDDLE_NAME, ...IN_ORDER);
  const isLink = /^(https?:\/\/|\/)/.test(textOf(record.link) ?? '');
  findings.judge('payment-link', isLink, 'One of the two.', 'Neither of the two.');
  judgeAmounts(wishes, record, { sums, isPriced: isTwice ? isPriced : undefined }, findings);
}

const IN_ORDER = ['It is in the order.', 'It is not in the order.'] as const;

function judgeAmounts(
  { coupon }: OrderWishes,
  record: Json,
  { sums, isPriced }: { sums: readonly number[]; isPriced: boolean | undefined },
  findings: Findings,
): void {
  if (coupon !== undefined) {
    findings.judge('coupon-code', textOf(record.kupon ?? record.coupon) === coupon, ...IN_ORDER);
    findings.leaveOut(['cents', 'price-is-total'], 'A coupon changes amounts: run it without one.');
    return;
  }
  findings.judge('cents', isPriced, 'As they were sent.', 'Other amounts than were sent.');
  const total = sums.reduce((sum, price) => sum + price, 0);
  const isTotal = Math.abs(total - Number(record.price)) < 0.005;
  findings.judge('price-is-total', isTotal, 'It is.', 'It is another amount.');
}

/** Checks what the shop says to the same order once more. */
export async function checkRepetition(order: TestOrder, number: string, findings: Findings): Promise<void> {
  const answer = await order.send();
  if (answer.code === ALREADY_EXISTS) {
    findings.judge('existing-order', numberIn(answer) === number, 'With its number.', 'Without its number.');
  } else {
    findings.leaveOut(['existing-order'], `${said(answer)} for the same order once more.`);
  }
}
