import { createHash } from 'node:crypto';
import {
  COUPONS,
  FIRST_NUMBER,
  GOODS,
  type Good,
  LOGIN,
  MANAGERS,
  RECENT_ORDERS,
  SAMPLE_ORDERS,
  SHOP_KEY,
} from './accounts.ts';
import { monthBefore, moscowMidnight, moscowSeconds } from './moscow.ts';
import { buildQuery, type PhpArray, parseForm, textIn, utf8Of } from './php.ts';
import { type Arrival, json, type OrderSummary, type Outcome, type Reply } from './reply.ts';

/** An order as the shop keeps it. */
export interface ShopOrder {
  number: number;
  /** Whether it is paid: `waiting`, `paid`, `cancel` or `return`. */
  status: string;
  /** When it was created, in UNIX seconds. */
  created: number;
  /** When it was paid, in UNIX seconds. */
  paid?: number;
  /** The parameters that it was created or last changed with, by their flat names: `utm[utm_medium]`. */
  fields: Record<string, string>;
  items: { good: Good; price: string }[];
}

/** What a method answers, not yet signed. */
export interface Answer {
  code: number;
  text: string;
  result?: unknown;
  /** The parameters that it refuses, for whoever reads the log; the vendor does not name them. */
  refused?: readonly string[];
}

const ok = (result?: unknown): Answer => ({ code: 0, text: 'ok', ...(result !== undefined && { result }) });
const no = (code: number, text: string, result?: unknown): Answer => ({
  code,
  text,
  ...(result !== undefined && { result }),
});

/** What the vendor answers to a parameter that it does not know, or whose value it cannot read. */
const wrongData = (...refused: string[]): Answer => ({ ...no(3, 'wrong posted data'), refused });

type Method = (form: PhpArray) => Answer;

/**
 * The shop of one brand, with one account, in memory: the signed API (help.influencersoft.com, article 360050868031) and API
 * 2.0 (article 360058446591).
 */
export class Shop {
  readonly name: string;
  readonly orders = new Map<number, ShopOrder>();
  /** The account: its login as it enters a hash, and its key. */
  login = LOGIN;
  key = SHOP_KEY;
  goods: readonly Good[] = GOODS;
  /** The answer to the next request, whatever that is; signed with the account's key unless it has a hash of its own. */
  nextAnswer: (Answer & { hash?: string | undefined }) | undefined;
  /** Whether the same order again is code 601. What makes two orders the same is documented nowhere; here it is the whole query. */
  refusesRepeats = true;
  /** The number of the next order. */
  nextNumber = FIRST_NUMBER;

  readonly #domains: readonly string[];
  readonly #clock: () => Date;
  readonly #queries = new Map<string, number>();

  constructor(name: string, domains: readonly string[], clock: () => Date) {
    this.name = name;
    this.#domains = domains;
    this.#clock = clock;
    for (const number of SAMPLE_ORDERS) {
      const fields = { bill_email: 'user4@email.ru' };
      this.orders.set(number, { number, status: 'waiting', created: 1362254400, fields, items: [] });
    }
    for (const { number, daysAgo, product, name: customer, status } of RECENT_ORDERS) {
      const [first, last] = customer;
      const created = this.#seconds() - daysAgo * 86_400;
      const fields = {
        bill_email: `${first}@example.com`.toLowerCase(),
        bill_first_name: first,
        bill_surname: last,
      };
      const items = this.goods
        .filter(({ good_name }) => good_name === product)
        .map((good) => ({ good, price: good.good_sum }));
      this.orders.set(number, {
        number,
        status,
        created,
        ...(status === 'paid' && { paid: created + 600 }),
        fields,
        items,
      });
    }
  }

  #seconds(): number {
    return Math.floor(this.#clock().getTime() / 1000);
  }

  handle({ method, path, host, bytes }: Arrival): Outcome {
    const name = path.replace(/^\/api\//, '');
    const isKnown = Object.hasOwn(this.#signed, name) || Object.hasOwn(this.#withKey, name);
    if (path === name || !isKnown) {
      const spelling = Object.keys(this.#signed).find((known) => known.toLowerCase() === name.toLowerCase());
      return spelling === undefined ? notFound : moved(`https://${host}/api/${spelling}`);
    }
    if (method !== 'POST')
      return outcome(json(200, this.#signedReply(no(1, 'not transferred hash'))), 'none');
    const form = parseForm(bytes.toString('latin1'));
    const { proof, answer } = Object.hasOwn(this.#withKey, name)
      ? this.#answerWithKey(name, form)
      : this.#answerSigned(name, form, this.#loginOf(host));
    const given = this.nextAnswer ?? answer;
    this.nextAnswer = undefined;
    const reply = json(200, this.#signedReply(given));
    const refused = given.refused ? `, refused: ${given.refused.join(', ')}` : '';
    return { reply, proof, summary: `code ${given.code} ${given.text}${refused}` };
  }

  listOrders(): OrderSummary[] {
    return [...this.orders.values()].reverse().map(({ number, status, fields, items }) => ({
      number: String(number),
      customer: fields.bill_email ?? fields.customer_email ?? '',
      items: items.map(({ good }) => good.good_name).join(', '),
      status,
    }));
  }

  /** Returns the login that a host name begins with. At the sandbox's own address there is only the one account. */
  #loginOf(host: string): string {
    const domain = this.#domains.find((known) => host.toLowerCase().endsWith(`.${known}`));
    return domain === undefined ? this.login : host.slice(0, -domain.length - 1);
  }

  #answerSigned(name: string, form: PhpArray, login: string): { proof: string; answer: Answer } {
    const hash = textIn(form, 'hash');
    form.delete('hash');
    if (login.toLowerCase() !== this.login.toLowerCase())
      return { proof: 'unknown login', answer: no(5, 'invalid user name') };
    if (hash === undefined) return { proof: 'no signature', answer: no(1, 'not transferred hash') };
    // PHP signs what it has parsed, not the body as it came.
    if (hash !== md5(`${buildQuery(form)}::${this.login}::${this.key}`)) {
      return { proof: 'signature wrong', answer: no(4, 'incorrect hash') };
    }
    const run = this.#signed[name];
    const isBare = form.size === 0 && name !== 'GetAllGoods';
    return { proof: 'signature holds', answer: isBare || !run ? no(2, 'no transmitted data') : run(form) };
  }

  #answerWithKey(name: string, form: PhpArray): { proof: string; answer: Answer } {
    const key = textIn(form, 'rpsKey');
    form.delete('rpsKey');
    if (key !== this.key) return { proof: 'key wrong', answer: no(4, 'incorrect hash') };
    const answer = this.#withKey[name]?.(form) ?? no(2, 'no transmitted data');
    // The article of API 2.0 has OK in capitals.
    return { proof: 'key holds', answer: answer.code === 0 ? { ...answer, text: 'OK' } : answer };
  }

  #signedReply({ code, text, result, hash }: Answer & { hash?: string | undefined }) {
    return {
      error_code: code,
      error_text: text,
      ...(result !== undefined && { result }),
      hash: hash ?? md5(`${code}::${text}::${this.key}`),
    };
  }

  readonly #signed: Readonly<Record<string, Method>> = {
    GetAllGoods: () => (this.goods.length === 0 ? no(700, 'no products') : ok(this.goods)),
    CreateOrder: (form) => this.#create(form),
    UpdateOrderStatus: (form) => this.#update(form),
    DeleteOrder: (form) => this.#delete(form),
    getOrderDetails: (form) => this.#details(form),
    getOrdersWithGoods: (form) => this.#list(form),
    GetBills: (form) => this.#bills(form),
  };

  readonly #withKey: Readonly<Record<string, Method>> = {
    createorder: (form) => this.#createApi2(form),
    getcoupons: () => ok(Object.entries(COUPONS).map(([coupon, id]) => ({ id: Number(id), coupon }))),
    getpersonalmanagers: () => ok(MANAGERS),
  };

  #create(form: PhpArray): Answer {
    const fields = flat(form);
    const unknown = Object.keys(fields).filter((name) => !CREATE_PARAMETERS.test(name));
    if (unknown.length > 0) return wrongData(...unknown);
    if (!isEmail(fields.bill_email)) return no(600, 'wrong email');
    const undated = ['bill_timer_kill', 'bill_created'].filter((name) => !isSeconds(fields[name]));
    if (undated.length > 0) return wrongData(...undated);
    const goods = form.get('goods');
    const lines = goods instanceof Map ? [...goods.values()] : [];
    if (lines.length === 0) return no(603, 'missing products');
    const items: ShopOrder['items'] = [];
    for (const line of lines) {
      const code = line instanceof Map ? textIn(line, 'good_name') : undefined;
      const good = this.goods.find(({ good_name }) => good_name === code);
      if (good === undefined) return no(604, 'product not exist', { good_name: code ?? '' });
      const price = (line instanceof Map ? textIn(line, 'good_sum') : undefined) ?? good.good_sum;
      if (!isAmount(price)) return wrongData('product_prices');
      items.push({ good, price });
    }
    const delivery = ['bill_first_name', 'bill_surname', 'bill_country', 'bill_city', 'bill_address'];
    if (items.some(({ good }) => good.good_type === 1) && delivery.some((name) => !fields[name])) {
      return no(605, 'not having any data for delivery products');
    }
    const query = buildQuery(form);
    const existing = this.#queries.get(query);
    if (this.refusesRepeats && existing !== undefined && this.orders.has(existing)) {
      return no(601, 'order already exist. his number send in result array.', { bill_id: String(existing) });
    }
    const number = this.#keep(fields, items);
    this.#queries.set(query, number);
    return ok({ bill_id: String(number) });
  }

  #createApi2(form: PhpArray): Answer {
    const fields = flat(form);
    const unknown = Object.keys(fields).filter((name) => !API2_PARAMETERS.has(name));
    if (unknown.length > 0) return wrongData(...unknown);
    if (fields.customer_email !== undefined && !isEmail(fields.customer_email)) return no(600, 'wrong email');
    const undated = ['order_created_at', 'order_paid_at'].filter(
      (name) => fields[name] !== undefined && moscowSeconds(fields[name]) === null,
    );
    if (undated.length > 0) return wrongData(...undated);
    const allowed = {
      order_status: ['Expected', 'Paid', 'Cancel', 'MoneyBack'],
      order_confirmed: ['Yes', 'No', 'True', 'False'],
      coupon: Object.values(COUPONS),
    };
    const others = Object.entries(allowed).filter(([name, words]) => {
      const value = fields[name];
      return value !== undefined && !words.includes(value);
    });
    if (others.length > 0) return wrongData(...others.map(([name]) => name));
    const codes = (fields.product_names ?? '').split(',').filter(Boolean);
    const prices = (fields.product_prices ?? '').split(',');
    if (codes.length === 0) return no(603, 'missing products');
    const items: ShopOrder['items'] = [];
    for (const [index, code] of codes.entries()) {
      const good = this.goods.find(({ good_name }) => good_name === code);
      if (good === undefined) return no(604, 'product not exist', { good_name: code });
      const price = prices[index] || good.good_sum;
      if (!isAmount(price)) return wrongData('product_prices');
      items.push({ good, price });
    }
    const delivery = ['first_name', 'last_name', 'shipping', 'shipping_city', 'shipping_country_code'];
    if (
      items.some(({ good }) => good.good_type === 1) &&
      delivery.some((name) => !fields[`customer_${name}`])
    ) {
      return no(605, 'not having any data for delivery products');
    }
    this.#keep(fields, items);
    return ok([]);
  }

  #keep(fields: Record<string, string>, items: ShopOrder['items']): number {
    const number = this.nextNumber++;
    const status = API2_STATUS[fields.order_status ?? ''] ?? 'waiting';
    const created = Number(
      fields.bill_created ?? moscowSeconds(fields.order_created_at ?? '') ?? this.#seconds(),
    );
    const paidAt = moscowSeconds(fields.order_paid_at ?? '') ?? this.#seconds();
    const paid = status === 'paid' ? { paid: paidAt } : {};
    this.orders.set(number, { number, status, created, ...paid, fields, items });
    return number;
  }

  #update(form: PhpArray): Answer {
    const { bill_id, status, date, rpo, ...unknown } = flat(form);
    if (Object.keys(unknown).length > 0) return wrongData(...Object.keys(unknown));
    if (!bill_id) return no(203, 'order number is empty');
    const order = this.orders.get(Number(bill_id));
    if (order === undefined) return no(200, 'nonexistent order');
    if (!status || !['sent', 'paid', 'return', 'cancel'].includes(status)) return no(201, 'wrong status');
    const isDated = status === 'sent' || status === 'paid';
    if ((isDated && !date) || !isSeconds(date)) return wrongData('date');
    if (status === 'sent' && !rpo) return wrongData('rpo');
    // An order that was sent is as paid or unpaid as before.
    if (status !== 'sent') order.status = status;
    if (status === 'paid') order.paid = Number(date);
    Object.assign(order.fields, date && { date }, rpo && { rpo });
    return { code: 0, text: 'order status changed' };
  }

  #delete(form: PhpArray): Answer {
    const { bill_id } = flat(form);
    if (!bill_id) return no(203, 'order number is empty');
    if (!this.orders.delete(Number(bill_id))) return no(302, 'nonexistent order');
    return { code: 0, text: 'order deleted' };
  }

  #details(form: PhpArray): Answer {
    const order = this.orders.get(Number(textIn(form, 'bill_id')));
    return order === undefined
      ? no(400, 'Order not found')
      : ok({ ...recordOf(order), coupon: order.fields.bill_kupon ?? '' });
  }

  /** `getOrdersWithGoods` (article 360051149651): days are Moscow's, and a span of more than a month is cut at its start. */
  #list(form: PhpArray): Answer {
    const begin = textIn(form, 'begin_date');
    const end = textIn(form, 'end_date');
    const days = [begin, end].map((day) => (day === undefined ? undefined : moscowMidnight(day)));
    if (days.some((day) => day === null)) return wrongData('begin_date', 'end_date');
    const now = this.#seconds();
    // Not documented: whether the last day is included. Here it is not.
    const to = days[1] ?? now;
    const from = Math.max(days[0] ?? moscowMidnight(now), monthBefore(to));
    // To PHP any text but "" and "0" is true, even "false".
    const isPaid = !['', '0', undefined].includes(textIn(form, 'paid'));
    const goods = form.get('goods');
    const wanted = goods === undefined ? [] : goods instanceof Map ? [...goods.values()] : [goods];
    const found = [...this.orders.values()].filter((order) => {
      const at = isPaid ? (order.status === 'paid' ? order.paid : undefined) : order.created;
      const hasGoods =
        wanted.length === 0 || order.items.some(({ good }) => wanted.includes(String(good.good_id)));
      return at !== undefined && at >= from && at <= to && hasGoods;
    });
    return ok(found.map((order) => ({ ...recordOf(order), kupon: order.fields.bill_kupon ?? '' })));
  }

  /** `GetBills` (article 360050557192): a map by order number, which PHP prints as a list if it is empty. */
  #bills(form: PhpArray): Answer {
    const email = textIn(form, 'email');
    if (!email) return wrongData('email');
    const status = textIn(form, 'pay_status');
    if (status !== undefined && !['paid', 'waiting', 'cancel'].includes(status))
      return wrongData('pay_status');
    const his = [...this.orders.values()].filter(
      ({ fields }) => (fields.bill_email ?? fields.customer_email) === email,
    );
    if (his.length === 0) return no(400, 'order not found');
    const found = his.filter((order) => status === undefined || order.status === status);
    const map = Object.fromEntries(found.map(({ number, items }) => [number, billOf(items)]));
    return ok(found.length === 0 ? [] : map);
  }
}

const billOf = (items: ShopOrder['items']) =>
  Object.fromEntries(
    items.map(({ good }) => [good.good_id, { good_name: good.good_name, good_title: good.good_title }]),
  );

/** Returns an order as `getOrderDetails` and `getOrdersWithGoods` print it: numbers as text, missing values as empty text. */
function recordOf({ fields, items, number, status, created, paid }: ShopOrder) {
  const total = items.reduce((sum, { price }) => sum + Number(price), 0);
  const domain = fields.bill_domain;
  const utm = (name: string) => fields[`utm[utm_${name}]`] ?? fields[`utm_${name}`] ?? '';
  return {
    id: String(number),
    first_name: fields.bill_first_name ?? fields.customer_first_name ?? '',
    last_name: fields.bill_surname ?? fields.customer_last_name ?? '',
    middle_name: fields.bill_middle_name ?? fields.customer_middle_name ?? '',
    email: fields.bill_email ?? fields.customer_email ?? '',
    phone: fields.bill_phone ?? fields.customer_phone ?? '',
    city: fields.bill_city ?? '',
    country: fields.bill_country ?? '',
    address: fields.bill_address ?? '',
    region: fields.bill_region ?? '',
    postalcode: fields.bill_postal_code ?? '',
    created: String(created),
    pay_status: status,
    paid: paid === undefined ? '' : String(paid),
    type: '',
    payway: fields.payment_method ?? '',
    comment: fields.bill_comment ?? fields.note ?? '',
    domain: domain ?? '',
    link: `${domain ? `https://${domain}` : ''}/bill/${number}`,
    good_count: items.length,
    price: total.toFixed(2),
    bill_sum_topay: status === 'paid' ? '0.00' : total.toFixed(2),
    tag: fields.bill_tag ?? fields.order_tag ?? '',
    is_recurrent: false,
    utm: {
      medium: utm('medium'),
      source: utm('source'),
      campaign: utm('campaign'),
      content: utm('content'),
      term: utm('term'),
    },
    items: items.map(({ good, price }) => ({
      id: good.good_name,
      title: good.good_title,
      sum: price,
      price: good.good_sum,
      partners: [],
    })),
  };
}

/** The statuses of the signed API, by the names that API 2.0 has for them. */
const API2_STATUS: Readonly<Record<string, string>> = {
  Expected: 'waiting',
  Paid: 'paid',
  Cancel: 'cancel',
  MoneyBack: 'return',
};

/** The parameters of `CreateOrder` (help.justclick.io, archive 582). */
const CREATE_PARAMETERS =
  /^(goods\[\d+\]\[good_(name|sum)\]|bill_(first_name|surname|middle_name|email|phone|country|region|city|address|postal_code|kupon|tag|comment|ip|timer_kill|created|domain)|utm\[(utm|aff)_(medium|source|campaign|content|term)\])$/;

/** The parameters of `createorder` of API 2.0 (article 360058446591). */
const API2_PARAMETERS = new Set(
  (
    'customer_email customer_first_name customer_last_name customer_middle_name customer_phone order_ip customer_shipping ' +
    'customer_shipping_phone customer_shipping_address_2 customer_shipping_city customer_shipping_state customer_shipping_zip ' +
    'customer_shipping_country_code customer_billing_address_1 customer_billing_address_2 customer_billing_city ' +
    'customer_billing_state customer_billing_zip customer_billing_country_code order_tag note order_created_at order_paid_at ' +
    'order_status order_confirmed order_sales_manager product_names product_prices payment_method coupon affiliates ' +
    'utm_medium utm_source utm_campaign utm_content utm_term'
  ).split(' '),
);

const md5 = (bytes: string): string => createHash('md5').update(bytes, 'latin1').digest('hex');
const isEmail = (text: string | undefined): boolean => /^[^\s@]+@[^\s@]+$/.test(text ?? '');
const isSeconds = (text: string | undefined): boolean => text === undefined || /^\d+$/.test(text);
const isAmount = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

function flat(form: PhpArray, prefix = ''): Record<string, string> {
  const entries = [...form].flatMap(([key, value]) => {
    const name = prefix === '' ? utf8Of(key) : `${prefix}[${utf8Of(key)}]`;
    return value instanceof Map ? Object.entries(flat(value, name)) : [[name, utf8Of(value)] as const];
  });
  return Object.fromEntries(entries);
}

const outcome = (reply: Reply, proof: string, summary = `HTTP ${reply.status}`): Outcome => ({
  reply,
  proof,
  summary,
});

const notFound = outcome(
  { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<h1>404 Not Found</h1>' },
  'not asked for',
);

const moved = (location: string): Outcome =>
  outcome({ status: 307, headers: { location }, body: '' }, 'not asked for');
