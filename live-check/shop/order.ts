import { type Params, paramsOf } from '../../src/contract/param-map.ts';
import { parseInput } from '../../src/form/parse-input.ts';
import { entriesOf, isRecord, textOf } from '../../src/json.ts';
import { daysBefore, moscowDay } from '../../src/orders/time.ts';
import { createOrder } from '../../src/services/shop/create-order.ts';
import { createOrderWithPaymentStatus } from '../../src/services/shop/create-order-with-payment-status.ts';
import { MOST_DAYS_BACK } from '../../src/services/shop/orders-since.ts';
import { Stopped } from '../probe.ts';
import { DELETE_ATTEMPTS, type OrderWishes } from '../script.ts';
import { type Answer, type Json, NOT_FOUND, numberIn, recordsIn } from './answer.ts';
import type { ShopApi } from './api.ts';

/** What the test order holds, besides what was wished for. */
export const TEST_MIDDLE_NAME = 'Middle';
export const PRICES = ['10.50', '20.25', '20.25'];

/** Orders by their numbers. */
export type Orders = ReadonlyMap<string, Json>;

/** The one order that a run makes in a shop, and how to read and delete it. */
export class TestOrder {
  readonly wishes: OrderWishes;
  /** By this it is recognized, whatever the answer to it. */
  readonly tag: string;
  /**
   * When it is said to have been made: on the oldest day that is polled, half an hour after midnight in Moscow; or in API 2.0,
   * which takes no zone, one and a half hours before the next one.
   */
  readonly madeAt: string;
  readonly #api: ShopApi;
  readonly #params: Params;
  /** Orders of this run that are there: more than one only if the shop takes a repetition for a new order. */
  readonly #made = new Set<string>();
  /** Whether it may be there under a number that is not known: perhaps, or although the shop has said that it is not. */
  #hidden: 'no' | 'perhaps' | 'refused' = 'no';

  /**
   * @param now in milliseconds
   * @throws {FormError} for wishes that Create Order does not take
   */
  constructor(api: ShopApi, wishes: OrderWishes, now: number) {
    this.wishes = wishes;
    this.tag = `live-check-${now.toString(36)}`;
    const [day, month, year] = moscowDay(new Date(now), MOST_DAYS_BACK).split('.');
    this.madeAt = `${year}-${month}-${day}T${wishes.byApi2 ? '22:30' : '00:30'}:00+03:00`;
    this.#api = api;
    this.#params = paramsOfOrder(wishes, { tag: this.tag, created_at: this.madeAt });
  }

  /** Sends it, once more if it was sent before. */
  async send(): Promise<Answer> {
    const before = this.#hidden;
    this.#hidden = 'perhaps';
    const answer = await this.#send().catch((error: unknown) => {
      if (error instanceof Stopped) this.#hidden = before;
      throw error;
    });
    const number = numberIn(answer);
    if (answer.code === 0 && number !== undefined) this.#made.add(number);
    if (answer.code) this.#hidden = 'refused';
    if (number !== undefined) this.#hidden = 'no';
    return answer;
  }

  #send(): Promise<Answer> {
    return this.wishes.byApi2
      ? this.#api.askWithKey('createorder', this.#params)
      : this.#api.ask('CreateOrder', this.#params);
  }

  async read(number: string): Promise<Json | undefined> {
    const { code, result } = await this.#api.ask('getOrderDetails', { bill_id: number });
    return code === 0 && isRecord(result) ? result : undefined;
  }

  /** Asks for the numbers of all orders of its customer. */
  bills(): Promise<Answer> {
    return this.#api.ask('GetBills', { email: this.wishes.email });
  }

  /**
   * Returns the orders of some days, or `undefined` if the shop does not say.
   *
   * @param begin in days after the one of the test order
   * @param end as `begin`; left out, until now
   */
  async list(begin: number, end?: number, more: Params = {}): Promise<Orders | undefined> {
    const day = (after: number) => moscowDay(daysBefore(new Date(this.madeAt), -after));
    const days = { begin_date: day(begin), ...(end !== undefined && { end_date: day(end) }) };
    const answer = await this.#api.ask('getOrdersWithGoods', { ...days, ...more });
    if (answer.code === NOT_FOUND) return new Map();
    if (answer.code !== 0) return undefined;
    return new Map(recordsIn(answer).map((record) => [textOf(record.id) ?? '', record]));
  }

  /** Deletes it, once. */
  async delete(number: string): Promise<Answer> {
    const answer = await this.#api.ask('DeleteOrder', { bill_id: number });
    if (answer.code === 0) this.#made.delete(number);
    return answer;
  }

  /** Looks for it by its tag, among the orders of its day and of its customer. */
  async find(): Promise<string | undefined> {
    const listed = await this.list(-1, 2);
    for (const [number, { tag }] of listed ?? []) if (tag === this.tag) return this.#found(number);
    const bills = await this.bills();
    for (const number of newestNumbers(bills.result)) {
      if ((await this.read(number))?.tag === this.tag) return this.#found(number);
    }
    // After no answer at all it may still be under way.
    const isCertain = this.#hidden === 'refused' && (listed !== undefined || bills.code !== undefined);
    if (isCertain) this.#hidden = 'no';
    return undefined;
  }

  #found(number: string): string {
    this.#made.add(number);
    this.#hidden = 'no';
    return number;
  }

  /** Deletes whatever is left of it, and returns what cannot be deleted. */
  async cleanUp(): Promise<string[]> {
    if (this.#hidden !== 'no') await this.find().catch(() => undefined);
    const left = this.#hidden === 'no' ? [] : [`perhaps an order that is tagged ${this.tag}`];
    for (const number of [...this.#made]) {
      if (!(await this.#isDeleted(number))) left.push(`order ${number}`);
    }
    return left;
  }

  async #isDeleted(number: string): Promise<boolean> {
    for (let attempt = 0; attempt < DELETE_ATTEMPTS; attempt += 1) {
      try {
        if ((await this.delete(number)).code === 0) return true;
        const { code } = await this.#api.ask('getOrderDetails', { bill_id: number });
        if (code === NOT_FOUND) return true;
      } catch {
        // The next attempt tells.
      }
    }
    return false;
  }
}

/** Returns what the app sends for a form that is filled in so. */
function paramsOfOrder({ email, product, coupon, byApi2 }: OrderWishes, more: object): Params {
  const form = {
    ...more,
    email,
    items: PRICES.map((price) => ({ product, price })),
    first_name: 'Live',
    last_name: 'Check',
    middle_name: TEST_MIDDLE_NAME,
    comment: 'A test order, to be deleted at once.',
  };
  if (byApi2) {
    const input = parseInput(createOrderWithPaymentStatus.input, form);
    return paramsOf(createOrderWithPaymentStatus.params, input);
  }
  // An order that is so old could be cancelled at once.
  const values = { ...form, auto_cancel: 'never', ...(coupon !== undefined && { coupon }) };
  return paramsOf(createOrder.params, parseInput(createOrder.input, values));
}

/** How many orders of the customer to look at. */
const MOST_ORDERS = 5;

/** Returns the greatest numbers of orders in a result of `GetBills`: its keys, or whatever a list holds in their place. */
function newestNumbers(result: unknown): string[] {
  const numbers = isRecord(result)
    ? Object.keys(result)
    : (entriesOf(result) ?? []).map(
        (bill) => textOf(isRecord(bill) ? (bill.bill_id ?? bill.id) : bill) ?? '',
      );
  return numbers.sort((a, b) => Number(b) - Number(a)).slice(0, MOST_ORDERS);
}
