import { GOODS } from '../sandbox/accounts.ts';
import type { Aplaut, AplautOrder } from '../sandbox/aplaut.ts';
import type { Shop } from '../sandbox/shop.ts';
import { type Due, History, STATUS_TRIGGERS } from './events.ts';
import type { Comments } from './polling-setting.ts';
import type { Random } from './random.ts';
import { DAY, HOUR } from './zapier/clock.ts';

/** What goes on in a shop, whatever the service. */
export interface ShopLife {
  history: History;
  /** Before anything happened in it, in milliseconds. */
  began: number;
  /** How long after an event a poll still finds it at once, in milliseconds. */
  promptly: number;
  /** How many events between two polls one poll can tell. */
  mostAtOnce: number;
  /** The numbers of its orders, oldest first. */
  numbers: string[];
  /** Fills it with an order of the past, of which nobody is to be told. */
  fill(ago: number): void;
  /** @param ago how much earlier its date is than now, in milliseconds */
  make(ago: number): void;
  change(number: string): void;
  pay(number: string): void;
  /** How many of its orders a poll finds that looks far back. */
  lately(): number;
  remove(number: string): void;
  /** The key that a record of a trigger stands for. */
  keyOf(trigger: string, record: Readonly<Record<string, unknown>>): string;
}

const PAID_LONG_AGO = 60 * DAY;

/**
 * What every poll of a shop surely sees: its orders of yesterday and today, so those of 24 hours. How old one is and how long it
 * then waits for the next poll are less than that together.
 */
const RECENT = 0.45 * DAY;

/** What a poll surely sees that looks far back; the rest of the 26 days is left to clocks that differ. */
const LATELY = 23 * DAY;

/** A shop of InfluencerSoft or JustClick. */
export function lifeOfShop(shop: Shop, clock: () => Date, random: Random, comments: Comments): ShopLife {
  shop.orders.clear();
  const history = new History();
  const numbers: string[] = [];
  const comment = '-'.repeat(comments.length);
  const items = [{ good: GOODS[1] ?? GOODS[0], price: '3900.00' }].flatMap(({ good, price }) =>
    good === undefined ? [] : [{ good, price }],
  );
  let next = 300_000;
  const seconds = (ago: number) => Math.floor((clock().getTime() - ago) / 1000);
  const put = (ago: number, status: string): string => {
    const number = next++;
    const created = seconds(ago);
    const fields = {
      bill_email: `c${number % 50}@example.com`,
      bill_first_name: 'Ада',
      bill_surname: 'Лавлейс',
      bill_comment: ago >= comments.since ? comment : '',
    };
    const paid = status === 'paid' ? { paid: created } : {};
    shop.orders.set(number, { number, status, created, ...paid, fields, items });
    numbers.push(String(number));
    return String(number);
  };
  /** Days that have to be looked back for something to be found. */
  const dueOf = (...ages: number[]): Due => {
    const age = Math.min(...ages);
    if (age < RECENT) return 'next';
    return age < LATELY ? 'day' : 'never';
  };
  const become = (number: string, status: string, booked: number): void => {
    const order = shop.orders.get(Number(number));
    if (order === undefined || status === order.status) return;
    history.end(number, STATUS_TRIGGERS);
    order.status = status;
    const age = clock().getTime() - order.created * 1000;
    let due = dueOf(age);
    if (status === 'paid') {
      order.paid = seconds(booked);
      due = dueOf(booked, age < RECENT ? DAY : age);
      history.add(number, 'paid_order', number, due);
      due = dueOf(booked, age);
    }
    if (status === 'cancel') history.add(number, 'cancelled_order', number, due);
    history.add(number, 'order_status_changed', `${number}:${status}`, due);
  };
  return {
    history,
    began: Date.now(),
    promptly: RECENT,
    mostAtOnce: Number.POSITIVE_INFINITY,
    numbers,
    keyOf: (trigger, { order_number, status }) =>
      trigger === 'order_status_changed' ? `${order_number}:${status}` : String(order_number),
    fill(ago) {
      const status = random.weighted({ waiting: 5, paid: 4, cancel: 1 });
      const number = put(ago, status);
      history.addKnown('new_order', number);
      history.addKnown('order_status_changed', `${number}:${status}`);
      if (status === 'paid') history.addKnown('paid_order', number);
      if (status === 'cancel') history.addKnown('cancelled_order', number);
    },
    make(ago) {
      const number = put(ago, 'waiting');
      history.add(number, 'new_order', number, dueOf(ago));
    },
    change(number) {
      const status = random.weighted({ paid: 6, cancel: 3, return: 1 });
      const isBookedNow = status !== 'paid' || random.chance(0.9);
      become(number, status, isBookedNow ? 0 : random.pick([3 * DAY, 20 * DAY, PAID_LONG_AGO]));
    },
    pay: (number) => become(number, 'paid', 0),
    lately: () => [...shop.orders.values()].filter(({ created }) => created >= seconds(LATELY)).length,
    remove(number) {
      history.endAll(number);
      shop.orders.delete(Number(number));
      numbers.splice(numbers.indexOf(number), 1);
    },
  };
}

/** How many of the newest orders Aplaut's triggers are sure to watch; the form says how many they do. */
const SURELY_WATCHED = 300;

/** A shop that sends its orders to Aplaut. */
export function lifeOfAplaut({ orders }: Aplaut, clock: () => Date, random: Random): ShopLife {
  orders.clear();
  const history = new History();
  const numbers: string[] = [];
  let next = 1;
  const iso = (ago: number) => new Date(clock().getTime() - ago).toISOString();
  const put = (ago: number, changedAgo: number, payment_status: string): string => {
    const number = `N${next++}`;
    orders.set(number, {
      number,
      consumer_email: 'ada@example.com',
      created_at: iso(ago),
      updated_at: iso(changedAgo),
      details: { payment_status },
      order_lines: [],
    });
    numbers.push(number);
    return number;
  };
  const pair = (order: AplautOrder): string => {
    const { payment_status = '', fulfillment_status = '' } = Object(order.details);
    return [order.number, payment_status, fulfillment_status].join(':');
  };
  /** Whether an order is among those that are watched for sure. */
  const dueOf = (order: AplautOrder | undefined): Due => {
    const made = Date.parse(String(order?.created_at));
    const newer = [...orders.values()].filter(
      ({ created_at }) => Date.parse(String(created_at)) >= made,
    ).length;
    return newer <= SURELY_WATCHED ? 'next' : 'never';
  };
  const become = (number: string, deed: string): void => {
    const order = orders.get(number);
    if (order === undefined) return;
    const before = pair(order);
    const details = { ...Object(order.details) };
    if (deed === 'pay') details.payment_status = 'paid';
    if (deed === 'cancel') details.payment_status = 'cancelled';
    if (deed === 'pack') details.fulfillment_status = random.pick(['packed', 'sent']);
    if (deed === 'touch') details.note = String(Date.now());
    order.details = details;
    order.updated_at = iso(0);
    const after = pair(order);
    if (before === after) {
      history.add(number, 'order_status_changed', after, 'never');
      return;
    }
    const due = dueOf(order);
    history.end(number, ['order_status_changed']);
    if (deed !== 'pack') history.end(number, STATUS_TRIGGERS);
    if (deed === 'pay') history.add(number, 'paid_order', number, due);
    if (deed === 'cancel') history.add(number, 'cancelled_order', number, due);
    history.add(number, 'order_status_changed', after, due);
  };
  return {
    history,
    began: Date.now(),
    promptly: 1.9 * HOUR,
    mostAtOnce: 400,
    numbers,
    keyOf: (trigger, record) =>
      trigger === 'order_status_changed'
        ? [record.order_number, record.payment_status, record.fulfillment_status].join(':')
        : String(record.order_number),
    fill(ago) {
      const status = random.pick(['not-paid', 'paid', 'cancelled']);
      const number = put(ago, random.chance(0.5) ? ago : random.int(0, ago), status);
      history.addKnown('new_order', number);
      history.addKnown('order_status_changed', `${number}:${status}:`);
      if (status === 'paid') history.addKnown('paid_order', number);
      if (status === 'cancelled') history.addKnown('cancelled_order', number);
    },
    make(ago) {
      const number = put(ago, 0, 'not-paid');
      history.add(number, 'new_order', number, dueOf(orders.get(number)));
      // An order with an earlier date looks like one that was changed.
      if (ago > 0) history.add(number, 'order_status_changed', `${number}:not-paid:`, 'never');
    },
    change: (number) => become(number, random.weighted({ pay: 5, cancel: 2, pack: 3, touch: 2 })),
    pay: (number) => become(number, 'pay'),
    lately: () => numbers.length,
    remove(number) {
      history.endAll(number);
      orders.delete(number);
      numbers.splice(numbers.indexOf(number), 1);
    },
  };
}
