import { createHash } from 'node:crypto';
import { LOGIN, SHOP_KEY } from './accounts.ts';
import type { Deviation, Handle } from './deviation.ts';
import { moscowDay, moscowMidnight, moscowSeconds, moscowTime } from './moscow.ts';
import { buildQuery, type PhpArray, parseForm, textIn } from './php.ts';
import { type Arrival, json, type Reply } from './reply.ts';
import { Shop } from './shop.ts';

/** A JSON object: an answer, or one of its records. */
type Json = Readonly<Record<string, unknown>>;

const DAY = 86_400;
const HOUR = 3_600;

const LIST = ['getOrdersWithGoods'];
const READ = ['getOrderDetails', ...LIST];
const CREATE = ['CreateOrder'];

export const SHOP_DEVIATIONS = {
  'login-case': ofShop((shop) => {
    shop.login = 'UserName';
    return (arrival) => shop.handle(arrival);
  }),

  'key-characters': ofShop((shop) => {
    shop.key = `${SHOP_KEY.slice(1)}!`;
    return (arrival) => shop.handle(arrival);
  }),

  'answer-status': replying((reply) => (reply.status === 200 ? { ...reply, status: 400 } : reply)),

  'method-case': replying((reply, arrival) =>
    LIST.includes(methodOf(arrival))
      ? { status: 301, headers: { location: `https://${arrival.host}/api/GetOrdersWithGoods` }, body: '' }
      : reply,
  ),

  'case-redirect': replying((reply) => (reply.status === 307 ? { ...reply, status: 302 } : reply)),

  'refusals-do-nothing': ofShop((shop) => (arrival) => {
    if (methodOf(arrival) === 'UpdateOrderStatus') shop.handle(signed(arrival, formOf(arrival)));
    return shop.handle(arrival);
  }),

  'code-8': answering(CREATE, () => ({ error_code: 8, error_text: 'requests limit' })),

  'thousand-values': ofShop((shop) => (arrival) => {
    const values = arrival.bytes.toString('latin1').split('&');
    return shop.handle({ ...arrival, bytes: Buffer.from(values.slice(0, 500).join('&'), 'latin1') });
  }),

  'empty-lists': answering(LIST, (answer) =>
    Array.isArray(answer.result) && answer.result.length === 0 ? { ...answer, result: false } : answer,
  ),

  // The days of UTC begin three hours later.
  'days-in-moscow': answering(LIST, (answer, form) => ({
    ...answer,
    result: recordsIn(answer).filter(({ created }) => {
      const begin = moscowMidnight(textIn(form, 'begin_date') ?? '') ?? 0;
      return textIn(form, 'paid') === '1' || Number(created) >= begin + 3 * HOUR;
    }),
  })),

  'month-of-28-days': asking(LIST, (form) => {
    const end = moscowMidnight(textIn(form, 'end_date') ?? '') ?? Date.now() / 1000;
    const begin = moscowMidnight(textIn(form, 'begin_date') ?? '') ?? end;
    form.set('begin_date', moscowDay(Math.max(begin, end - 14 * DAY)));
  }),

  'last-day': asking(LIST, (form) => {
    const end = moscowMidnight(textIn(form, 'end_date') ?? '');
    if (end !== null) form.set('end_date', moscowDay(end - DAY));
  }),

  'times-in-records': changingRecords(({ created, ...record }) => ({
    ...record,
    created: moscowTime(Number(created) - 3 * HOUR),
  })),

  'paid-filter': asking(LIST, (form) => form.delete('paid')),

  'product-filter': asking(LIST, (form) => form.has('goods') && form.set('goods', '0')),

  'status-words': changingRecords((record) =>
    record.pay_status === 'waiting' ? { ...record, pay_status: 'new' } : record,
  ),

  'bills-address': replying((reply, arrival) =>
    methodOf(arrival) === 'GetBills'
      ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404 Not Found</h1>' }
      : reply,
  ),

  'bills-by-number': answering(['GetBills'], (answer) => ({
    ...answer,
    ...(isJson(answer.result) && { result: Object.keys(answer.result).map((bill_id) => ({ bill_id })) }),
  })),

  'new-orders-at-once': ofShop((shop) => {
    let reads = 0;
    return answersOf(shop, ['getOrderDetails'], (answer) => {
      reads += 1;
      return reads === 1 ? { error_code: 400, error_text: 'Order not found' } : answer;
    });
  }),

  'growing-numbers': ofShop((shop) => {
    shop.nextNumber = 501;
    return (arrival) => shop.handle(arrival);
  }),

  'item-code': changingRecords((record) => ({
    ...record,
    items: itemsIn(record).map((item, index) => ({ ...item, id: String(71 + index) })),
  })),

  'price-is-total': changingRecords((record) => ({ ...record, price: itemsIn(record)[0]?.sum ?? '0.00' })),

  'payment-link': changingRecords(({ link, ...record }) => ({ ...record, link: String(link).slice(1) })),

  cents: asking(CREATE, (form) => {
    for (const good of goodsIn(form)) {
      const sum = textIn(good, 'good_sum');
      if (sum !== undefined) good.set('good_sum', String(Math.trunc(Number(sum))));
    }
  }),

  'coupon-code': asking(CREATE, (form) => renamed(form, 'bill_coupon', 'bill_kupon')),

  'middle-name': asking(CREATE, (form) => renamed(form, 'bill_otchestvo', 'bill_middle_name')),

  'same-product-twice': asking(CREATE, (form) => {
    const goods = new Map(goodsIn(form).map((good) => [textIn(good, 'good_name'), good]));
    form.set('goods', new Map([...goods.values()].map((good, index) => [String(index), good])));
  }),

  'existing-order': answering(CREATE, (answer) =>
    answer.error_code === 601 ? { ...answer, result: [] } : answer,
  ),

  'deleted-order': answering(['getOrderDetails'], (answer, form) =>
    answer.error_code === 400
      ? { error_code: 0, error_text: 'ok', result: { id: textIn(form, 'bill_id'), pay_status: 'cancel' } }
      : answer,
  ),

  'missing-order': answering(['DeleteOrder'], (answer) =>
    answer.error_code === 302 ? { error_code: 3, error_text: 'wrong posted data' } : answer,
  ),

  'shop-clock': replying((reply) => {
    const date = new Date(Date.now() - HOUR * 1000).toUTCString();
    return { ...reply, headers: { ...reply.headers, date } };
  }),

  'api2-signature': replying((reply, arrival) => {
    if (!['createorder', 'getcoupons', 'getpersonalmanagers'].includes(methodOf(arrival))) return reply;
    const { hash: _hash, ...answer } = JSON.parse(reply.body.toString());
    return { ...reply, body: JSON.stringify(answer) };
  }),

  // As if the clock that showed this time were one of UTC.
  'api2-times': asking(['createorder'], (form) => {
    const made = moscowSeconds(textIn(form, 'order_created_at') ?? '');
    if (made !== null) form.set('order_created_at', moscowTime(made + 3 * HOUR));
  }),

  'api2-same-product-twice': asking(['createorder'], (form) => {
    const names = new Set((textIn(form, 'product_names') ?? '').split(','));
    form.set('product_names', [...names].join(','));
  }),

  'api2-bills': ofShop((shop) =>
    answersOf(shop, ['GetBills'], (answer) => {
      const isApi2 = (number: string) => shop.orders.get(Number(number))?.fields.product_names !== undefined;
      const bills = isJson(answer.result) ? Object.entries(answer.result) : [];
      return { ...answer, result: Object.fromEntries(bills.filter(([number]) => !isApi2(number))) };
    }),
  ),
} satisfies Record<string, Deviation>;

function ofShop(deviation: (shop: Shop) => Handle): Deviation {
  return (service) => (service instanceof Shop ? deviation(service) : undefined);
}

/** A shop whose responses differ. */
function replying(change: (reply: Reply, arrival: Arrival) => Reply): Deviation {
  return ofShop((shop) => (arrival) => {
    const outcome = shop.handle(arrival);
    return { ...outcome, reply: change(outcome.reply, arrival) };
  });
}

/** A shop whose answers to some methods differ. They are signed all the same. */
function answering(methods: readonly string[], change: (answer: Json, form: PhpArray) => Json): Deviation {
  return ofShop((shop) => answersOf(shop, methods, change));
}

function answersOf(
  shop: Shop,
  methods: readonly string[],
  change: (answer: Json, form: PhpArray) => Json,
): Handle {
  return (arrival) => {
    const outcome = shop.handle(arrival);
    if (!methods.includes(methodOf(arrival))) return outcome;
    const answer = change(JSON.parse(outcome.reply.body.toString()), formOf(arrival));
    const hash = md5(`${answer.error_code}::${answer.error_text}::${SHOP_KEY}`);
    return { ...outcome, reply: json(outcome.reply.status, { ...answer, hash }) };
  };
}

/** A shop that prints orders in another way. */
function changingRecords(change: (record: Json) => Json): Deviation {
  return answering(READ, (answer) => ({
    ...answer,
    ...(Array.isArray(answer.result) && { result: recordsIn(answer).map(change) }),
    ...(isJson(answer.result) && { result: change(answer.result) }),
  }));
}

/** A shop that reads the forms of some methods as if others had been sent. */
function asking(methods: readonly string[], change: (form: PhpArray) => unknown): Deviation {
  return ofShop((shop) => (arrival) => {
    if (!methods.includes(methodOf(arrival)) || !isSigned(arrival)) return shop.handle(arrival);
    const form = formOf(arrival);
    change(form);
    return shop.handle(signed(arrival, form));
  });
}

const methodOf = ({ path }: Arrival): string => path.replace('/api/', '');

const formOf = ({ bytes }: Arrival): PhpArray => parseForm(bytes.toString('latin1'));

/** Returns a request with another form, as if it had been sent with its right hash. API 2.0 has none. */
function signed(arrival: Arrival, form: PhpArray): Arrival {
  form.delete('hash');
  if (!form.has('rpsKey')) form.set('hash', md5(`${buildQuery(form)}::${LOGIN}::${SHOP_KEY}`));
  return { ...arrival, bytes: Buffer.from(buildQuery(form), 'latin1') };
}

/** Whether a request is as it would be if it were signed anew. */
const isSigned = (arrival: Arrival): boolean => signed(arrival, formOf(arrival)).bytes.equals(arrival.bytes);

const md5 = (bytes: string): string => createHash('md5').update(bytes, 'latin1').digest('hex');

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordsIn = ({ result }: Json): Json[] => (Array.isArray(result) ? result.filter(isJson) : []);

const itemsIn = ({ items }: Json): Json[] => (Array.isArray(items) ? items.filter(isJson) : []);

function goodsIn(form: PhpArray): PhpArray[] {
  const goods = form.get('goods');
  return goods instanceof Map ? [...goods.values()].filter((good) => good instanceof Map) : [];
}

/** Renames a parameter, whose new name counts for nothing if it was sent. */
function renamed(form: PhpArray, from: string, to: string): void {
  const value = form.get(from);
  form.delete(from);
  form.delete(to);
  if (value !== undefined) form.set(to, value);
}
