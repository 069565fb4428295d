import fakeTimers from '@sinonjs/fake-timers';
import type { Bundle, ZObject } from 'zapier-platform-core';
import app from '../index.ts';
import type { Account } from '../sandbox/registration.ts';
import { SANDBOX_SERVICES } from '../sandbox/services.ts';
import { straightTo } from '../sandbox/straight.ts';
import { triggers } from '../src/triggers/index.ts';
import type { Table } from './measure.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** How often Zapier polls on most plans; the dearest has a poll every minute. */
const EVERY = 15 * MINUTE;
const POLLS = DAY / EVERY;

/** How many days of orders every poll would read otherwise, and the last order that Aplaut's lists reach. */
const DAYS = 28;
const LAST_OF_APLAUT = 1250;
const PAGE = 25;

const TRIGGERS = Object.values(triggers).map(({ key, label }) => ({ key, label }));
type TriggerKey = (typeof TRIGGERS)[number]['key'];

/** What a vendor serves. */
interface Traffic {
  requests: number;
  bytes: number;
}

/** A month of one account with so many orders, and the day after, on a clock of its own. */
class Month {
  readonly #account: Account;
  readonly #send;
  readonly #clock;
  readonly #gap: number;
  #nextOrder: number;
  #number = 0;
  #traffic: Traffic = { requests: 0, bytes: 0 };

  constructor(service: 'influencersoft' | 'aplaut', orders: number) {
    const { accounts, create } = SANDBOX_SERVICES[service];
    const [account] = accounts;
    this.#account = account;
    this.#clock = fakeTimers.install({ now: Date.UTC(2026, 0, 1), toFake: ['Date'] });
    this.#send = straightTo(create(() => new Date()));
    this.#gap = (30 * DAY) / orders;
    this.#nextOrder = Date.now() + this.#gap;
  }

  end(): void {
    this.#clock.uninstall();
  }

  /** Lets time pass. Each order is paid when the next one is made. */
  async pass(milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    for (; this.#nextOrder <= until; this.#nextOrder += this.#gap) {
      this.#clock.setSystemTime(this.#nextOrder);
      await this.#order();
    }
    this.#clock.setSystemTime(until);
  }

  /** Polls a trigger. */
  async poll(key: TriggerKey, meta: object = {}): Promise<Traffic> {
    this.#traffic = { requests: 0, bytes: 0 };
    await this.#run(performOf(app.triggers[key]), {}, meta);
    return this.#traffic;
  }

  async #order(): Promise<void> {
    const create = performOf(app.creates.create_order);
    const update = performOf(app.creates.update_order_status);
    const isShop = this.#account.service !== 'aplaut';
    const customer = { email: `customer${this.#number}@example.com` };
    const order = isShop
      ? { ...customer, tag: `t${this.#number}`, items: [{ product: 'sales' }] }
      : { ...customer, order_number: `N${this.#number}`, items: [{ product: '45' }] };
    const { order_number } = Object(await this.#run(create, order));
    await this.#run(update, { order_number, ...(isShop ? { status: 'paid' } : { payment_status: 'paid' }) });
    this.#number += 1;
  }

  #run(perform: Perform, inputData: object, meta: object = {}): Promise<unknown> {
    const request = async (options: Parameters<typeof this.asked>[0]) => this.asked(options);
    return perform(Object({ request, errors: ERRORS }), Object({ authData: this.#account, inputData, meta }));
  }

  /** Answers as `z.request` would, and counts. */
  async asked(request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string;
  }): Promise<object> {
    const { status, header, text } = await this.#send(request);
    this.#traffic.requests += 1;
    this.#traffic.bytes += Buffer.byteLength(text) + Buffer.byteLength(request.body ?? '');
    return { status, headers: { get: header }, content: text };
  }
}

type Perform = (z: ZObject, bundle: Bundle) => Promise<unknown>;

function performOf(action: { operation: { perform: Perform } } | undefined): Perform {
  if (action === undefined) throw new Error('The app has no such action.');
  return action.operation.perform;
}

/** An error here is one of the bench. */
const ERRORS = { Error, HaltedError: Error, ThrottledError: Error, ExpiredAuthError: Error };

/** What one Zap costs a vendor in a day, beside reading four weeks with every poll. */
export async function dayOfPolling({ months }: { months: readonly number[] }): Promise<Table> {
  const rows: string[][] = [];
  for (const service of ['influencersoft', 'aplaut'] as const) {
    for (const orders of months) {
      const month = new Month(service, orders);
      try {
        await month.pass(30 * DAY);
        const inFourWeeks = (orders * DAYS) / 30;
        const read = service === 'aplaut' ? Math.min(inFourWeeks, LAST_OF_APLAUT) : inFourWeeks;
        const otherwise = new Map<TriggerKey, number>();
        for (const { key } of TRIGGERS) {
          const first = await month.poll(key, { isPopulatingDedupe: true });
          const { bytes, requests } = first;
          // A shop gives four weeks at a time; Aplaut gives pages, the newest orders first.
          const anOrder = bytes / (service === 'aplaut' ? requests * PAGE : inFourWeeks);
          otherwise.set(key, anOrder * read * POLLS);
        }
        const sums = new Map<TriggerKey, Traffic>();
        for (let poll = 0; poll < POLLS; poll += 1) {
          await month.pass(EVERY);
          for (const { key } of TRIGGERS) {
            const { requests, bytes } = await month.poll(key);
            const sum = sums.get(key) ?? { requests: 0, bytes: 0 };
            sums.set(key, { requests: sum.requests + requests, bytes: sum.bytes + bytes });
          }
        }
        for (const { key, label } of TRIGGERS) {
          const { requests, bytes } = sums.get(key) ?? { requests: 0, bytes: 0 };
          rows.push([
            `${service}: ${label}`,
            orders.toLocaleString('en'),
            requests.toLocaleString('en'),
            megabytes(bytes),
            megabytes(otherwise.get(key) ?? 0),
            ((otherwise.get(key) ?? 0) / bytes).toFixed(1),
          ]);
        }
      } finally {
        month.end();
      }
    }
  }
  return {
    title: 'A day of polling',
    text:
      `What one Zap costs the vendor in a day, polled every ${EVERY / MINUTE} minutes: requests, and megabytes of bodies, counted on the ` +
      `sandbox. Beside it what the same requests would bring with all orders of ${DAYS} days in every poll (in Aplaut of the newest ` +
      `${LAST_OF_APLAUT.toLocaleString('en')}, as far as its lists go). Goal: at least 8 times fewer at 1,000 orders a month.`,
    head: ['', 'Orders a month', 'Requests', 'MB', 'MB, all with every poll', 'Times fewer'],
    rows,
  };
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
