import { isRecord } from '../../src/json.ts';
import type { Scheme } from '../../src/services/aplaut/connection.ts';
import { takenNumber } from '../../src/services/aplaut/create-order.ts';
import { errorReasons } from '../../src/services/aplaut/error-reasons.ts';
import { APLAUT_IDS } from '../assumptions.ts';
import type { Findings } from '../findings.ts';
import { isTrouble } from '../probe.ts';
import { CannotGoOn, type OrderWishes, type Script, type Tools } from '../script.ts';
import { type Answer, AplautApi, type Json } from './api.ts';
import { TestOrder } from './order.ts';

/** The checks of Aplaut. */
export class AplautScript implements Script {
  readonly #api: AplautApi;
  readonly #tools: Tools;
  readonly #findings: Findings;
  readonly #order: TestOrder | undefined;

  /** @param wishes what the test order holds; left out, only what changes nothing is checked */
  constructor({ scheme, key }: { scheme: Scheme; key: string }, tools: Tools, wishes?: OrderWishes) {
    this.#api = new AplautApi(key, scheme, tools);
    this.#tools = tools;
    this.#findings = tools.findings;
    this.#order = wishes && new TestOrder(this.#api, wishes, tools.now());
  }

  async run(): Promise<void> {
    await this.#connect();
    this.#findings.begin();
    await this.#checkProducts();
    if (this.#order === undefined) {
      this.#findings.leaveOut(APLAUT_IDS, 'Needs a test order.');
      return;
    }
    for (const check of [this.#create, this.#checkRepetition, this.#checkAddresses, this.#checkChanges]) {
      this.#findings.begin();
      await check.call(this, this.#order);
    }
    this.#findings.leaveOut(APLAUT_IDS, 'There was no occasion.');
  }

  cleanUp(): Promise<string[]> {
    return this.#order?.cleanUp() ?? Promise.resolve([]);
  }

  async #connect(): Promise<void> {
    const first = await this.#orders('updated_at');
    if (first.status === 401 && this.#api.sendsToken) {
      this.#api.sendAsBearer();
      const second = await this.#orders('updated_at');
      if (second.status === 200) this.#findings.judge('aplaut-token', false, 'Taken as Bearer only.');
      else throw new CannotGoOn(refusal(second));
    } else if (first.status !== 200) {
      throw new CannotGoOn(refusal(first));
    } else if (this.#api.sendsToken) {
      this.#findings.judge('aplaut-token', true, 'Taken.');
    } else {
      this.#findings.leaveOut(['aplaut-token'], 'Needs an API key.');
    }
  }

  #orders(by: string): Promise<Answer> {
    const name = '/orders';
    return this.#api.ask('GET', `/orders?page=1&per_page=5&sort=${by}:desc`, { name });
  }

  async #checkProducts(): Promise<void> {
    const first = await this.#products();
    const second = await this.#products();
    const codes = (products: readonly Json[]) => products.map(({ external_id }) => String(external_id));
    const isSamePlace = first.length < 2 ? undefined : codes(first).join() === codes(second).join();
    this.#findings.judge('aplaut-order-in-place', isSamePlace, 'The same places.', 'Other places.');

    const known = codes(first).filter((id) => !id.includes(','));
    const id = known.find((text) => /\W/.test(text)) ?? known[0];
    if (id === undefined) {
      this.#findings.leaveOut(['aplaut-product-filter'], 'Needs a product.');
      return;
    }
    const found = await this.#products(`&filter=external_id:eq:${encodeURIComponent(id)}`);
    const isFound = codes(found).includes(id);
    const kind = /\W/.test(id) ? 'with other characters' : 'of letters and digits only';
    this.#findings.judge('aplaut-product-filter', isFound, `Found, ${kind}.`, `Not found, ${kind}.`);
  }

  async #products(filter = ''): Promise<Json[]> {
    const { list = [] } = await this.#api.ask('GET', `/products?page=1&per_page=25${filter}`, {
      name: '/products',
    });
    return list.map(attributesOf);
  }

  async #create(order: TestOrder): Promise<void> {
    this.#tools.say(`Making the test order ${order.number}.`);
    const { consumer_email: _email, ...anonymous } = order.attributes;
    const refusal = await order.create(anonymous);
    const isRefused = refusal.status === 201 ? false : refusal.status === 422 || undefined;
    this.#findings.judge('aplaut-email-or-phone', isRefused, `HTTP ${refusal.status} without either.`);
    const made = isRefused === false ? refusal : await order.create();
    if (made.status !== 201 || made.order === undefined) {
      throw new CannotGoOn(`The test order was not made: HTTP ${made.status}.`);
    }
    const { created_at, updated_at } = made.order;
    this.#findings.judge('aplaut-untouched-order', created_at === updated_at, 'The same.', 'Not the same.');
    const isKept = (['number', 'order_lines', 'details'] as const).every((name) =>
      isSame(made.order?.[name], order.attributes[name]),
    );
    this.#findings.judge('aplaut-keeps-lines', isKept, 'As it was sent.', 'Not as it was sent.');
  }

  async #checkRepetition(order: TestOrder): Promise<void> {
    const { status, text } = await order.create();
    const reasons = errorReasons(text);
    const hasReason = reasons.some(({ attribute }) => attribute === 'number');
    if (status !== 422) {
      this.#findings.leaveOut(['aplaut-error-reasons', 'aplaut-taken-number'], `HTTP ${status}, no refusal.`);
      return;
    }
    this.#findings.judge(
      'aplaut-error-reasons',
      hasReason,
      'The number has a reason.',
      'No reason was found.',
    );
    const isTaken = takenNumber(order.number)(status, reasons) !== undefined;
    const isKnown = hasReason ? isTaken : undefined;
    this.#findings.judge('aplaut-taken-number', isKnown, 'In these words.', 'In other words.');
  }

  async #checkAddresses(order: TestOrder): Promise<void> {
    const stop = await order.read('.more');
    const slash = await order.read('%2Fmore');
    const isCut = stop.order?.number === order.number && slash.status === 404;
    const seen = `HTTP ${stop.status} after a full stop, ${slash.status} after a slash.`;
    this.#findings.judge('aplaut-full-stop', isCut, seen);
  }

  async #checkChanges(order: TestOrder): Promise<void> {
    const before = (await order.read()).order;
    // Aplaut may keep times to the second.
    await this.#tools.wait(1_100);
    const numbered = await order.change({ number: order.number, details: { payment_status: 'paid' } });
    this.#findings.judge('aplaut-put-number', numbered.status === 200, `HTTP ${numbered.status}.`);
    if (numbered.status !== 200) await order.change({ details: { payment_status: 'paid' } });

    const { list = [] } = await this.#orders('updated_at');
    const listed = list.map(attributesOf).find(({ number }) => number === order.number);
    const isMoved = listed !== undefined && timeOf(listed.updated_at) > timeOf(before?.updated_at);
    const place = listed === undefined ? 'Not among the last changes.' : 'Without a later time.';
    this.#findings.judge('aplaut-changes-at-once', isMoved, 'With a later time.', place);

    const earlier = new Date(this.#tools.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const dated = (await order.change({ created_at: earlier })).order;
    const isDated = timeOf(dated?.created_at) === Date.parse(earlier);
    this.#findings.judge('aplaut-created-at', isDated, 'As it was sent.', 'Another time.');
  }
}

const refusal = (answer: Answer): string =>
  isTrouble(answer)
    ? `Aplaut is busy or broken: HTTP ${answer.status}. Try again later.`
    : `Aplaut does not accept this key: HTTP ${answer.status}.`;

const attributesOf = (resource: unknown): Json =>
  isRecord(resource) && isRecord(resource.attributes) ? resource.attributes : {};

const timeOf = (text: unknown): number => Date.parse(String(text).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

/** Whether two values print the same, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  const sorted = (_key: string, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted()) : value;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}
