import { isRecord } from '../../src/json.ts';
import type { Scheme } from '../../src/services/aplaut/connection.ts';
import { takenNumber } from '../../src/services/aplaut/create-order.ts';
import { errorReasons } from '../../src/services/aplaut/error-reasons.ts';
import { APLAUT_IDS } from '../assumptions.ts';
import type { Findings } from '../findings.ts';
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
    await this.#checkProducts();
    this.#findings.leaveOut(['aplaut-busy-time'], 'Aplaut was never too busy.');
    if (this.#order === undefined) {
      this.#findings.leaveOut(APLAUT_IDS, 'Takes a test order.');
      return;
    }
    await this.#create(this.#order);
    await this.#checkRepetition(this.#order);
    await this.#checkAddresses(this.#order);
    await this.#checkChanges(this.#order);
  }

  cleanUp(): Promise<string[]> {
    return this.#order?.cleanUp() ?? Promise.resolve([]);
  }

  async #connect(): Promise<void> {
    if (!this.#api.sendsToken) this.#findings.leaveOut(['aplaut-token'], 'Takes an API key.');
    const first = await this.#orders('updated_at');
    if (first.status === 401 && this.#api.sendsToken) {
      this.#api.sendAsBearer();
      const second = await this.#orders('updated_at');
      if (second.status === 200) this.#findings.record('aplaut-token', false, 'Taken as Bearer only.');
      else throw new CannotGoOn(`Aplaut does not accept this key: HTTP ${second.status}.`);
    } else if (first.status === 200) {
      if (this.#api.sendsToken) this.#findings.record('aplaut-token', true, 'Taken.');
    } else {
      throw new CannotGoOn(`Aplaut does not accept this key: HTTP ${first.status}.`);
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
    const place = isSamePlace ? 'The same places.' : 'Other places.';
    const seen = isSamePlace === undefined ? 'Takes two products.' : place;
    this.#findings.record('aplaut-order-in-place', isSamePlace, seen);

    const known = codes(first).filter((id) => !id.includes(','));
    const id = known.find((text) => /\W/.test(text)) ?? known[0];
    if (id === undefined) {
      this.#findings.leaveOut(['aplaut-product-filter'], 'Takes a product.');
      return;
    }
    const found = await this.#products(`&filter=external_id:eq:${encodeURIComponent(id)}`);
    const isFound = codes(found).includes(id);
    const kind = /\W/.test(id) ? 'with other characters' : 'of letters and digits only';
    this.#findings.record('aplaut-product-filter', isFound, `${isFound ? 'Found' : 'Not found'}, ${kind}.`);
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
    this.#findings.record('aplaut-email-or-phone', isRefused, `HTTP ${refusal.status} without either.`);
    const made = isRefused === false ? refusal : await order.create();
    if (made.status !== 201 || made.order === undefined) {
      throw new CannotGoOn(`The test order was not made: HTTP ${made.status}.`);
    }
    const { created_at, updated_at } = made.order;
    const isUntouched = created_at === updated_at;
    this.#findings.record('aplaut-untouched-order', isUntouched, isUntouched ? 'The same.' : 'Not the same.');
    const isKept = (['number', 'order_lines', 'details'] as const).every((name) =>
      isSame(made.order?.[name], order.attributes[name]),
    );
    this.#findings.record('aplaut-keeps-lines', isKept, isKept ? 'As it was sent.' : 'Not as it was sent.');
  }

  async #checkRepetition(order: TestOrder): Promise<void> {
    const { status, text } = await order.create();
    const reasons = errorReasons(text);
    const hasReason = reasons.some(({ attribute }) => attribute === 'number');
    if (status !== 422) {
      this.#findings.leaveOut(['aplaut-error-reasons', 'aplaut-taken-number'], `HTTP ${status}, no refusal.`);
      return;
    }
    const seen = hasReason ? 'The number has a reason.' : 'No reason for the number was found.';
    this.#findings.record('aplaut-error-reasons', hasReason, seen);
    const isTaken = takenNumber(order.number)(status, reasons) !== undefined;
    const words = isTaken ? 'In these words.' : 'In other words.';
    this.#findings.record('aplaut-taken-number', hasReason ? isTaken : undefined, words);
  }

  async #checkAddresses(order: TestOrder): Promise<void> {
    const stop = await order.read('.more');
    const slash = await order.read('%2Fmore');
    const isCut = stop.order?.number === order.number && slash.status === 404;
    const seen = `HTTP ${stop.status} after a full stop, ${slash.status} after a slash.`;
    this.#findings.record('aplaut-full-stop', isCut, seen);
  }

  async #checkChanges(order: TestOrder): Promise<void> {
    const before = (await order.read()).order;
    // Aplaut may keep times to the second.
    await this.#tools.wait(1_100);
    const numbered = await order.change({ number: order.number, details: { payment_status: 'paid' } });
    this.#findings.record('aplaut-put-number', numbered.status === 200, `HTTP ${numbered.status}.`);
    if (numbered.status !== 200) await order.change({ details: { payment_status: 'paid' } });

    const { list = [] } = await this.#orders('updated_at');
    const listed = list.map(attributesOf).find(({ number }) => number === order.number);
    const isMoved = listed !== undefined && timeOf(listed.updated_at) > timeOf(before?.updated_at);
    const place = listed === undefined ? 'Not among the last changes.' : 'Without a later time.';
    this.#findings.record('aplaut-changes-at-once', isMoved, isMoved ? 'With a later time.' : place);

    const earlier = new Date(this.#tools.now() - 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const dated = (await order.change({ created_at: earlier })).order;
    const isDated = timeOf(dated?.created_at) === Date.parse(earlier);
    this.#findings.record('aplaut-created-at', isDated, isDated ? 'As it was sent.' : 'Another time.');
  }
}

const attributesOf = (resource: unknown): Json =>
  isRecord(resource) && isRecord(resource.attributes) ? resource.attributes : {};

const timeOf = (text: unknown): number => Date.parse(String(text).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

/** Whether two values print the same, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  const sorted = (_key: string, value: unknown) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).toSorted()) : value;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}
