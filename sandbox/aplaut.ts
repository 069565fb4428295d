import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, FEED } from './accounts.ts';
import { type Arrival, json, type OrderSummary, type Outcome, type Reply } from './reply.ts';

/** The attributes of an order. */
export type AplautOrder = Record<string, unknown> & { number: string };

const JSON_API = 'application/vnd.api+json';
const NAMES = [
  'number',
  'details',
  'consumer_name',
  'consumer_email',
  'consumer_phone',
  'order_lines',
  'created_at',
];

/** The orders and products of Aplaut's Platform API v4 (aplaut.com/docs/api-references/platform), in memory. */
export class Aplaut {
  readonly name = 'Aplaut';
  readonly orders = new Map<string, AplautOrder>();
  /** The response to the next request, whatever that is. */
  nextReply: Reply | undefined;
  products: readonly Record<string, unknown>[] = FEED;

  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  handle(arrival: Arrival): Outcome {
    const proof = proofOf(arrival.headers.authorization ?? '');
    const reply = this.nextReply ?? (proof === 'key holds' ? this.#answer(arrival) : unauthorized(arrival));
    this.nextReply = undefined;
    return { reply, proof, summary: `HTTP ${reply.status}` };
  }

  listOrders(): OrderSummary[] {
    return [...this.orders.values()].reverse().map((order) => ({
      number: order.number,
      customer: String(order.consumer_email ?? order.consumer_name ?? order.consumer_phone ?? ''),
      items: linesOf(order).join(', '),
      status: String(record(order.details).payment_status ?? ''),
    }));
  }

  #answer(arrival: Arrival): Reply {
    const { method, path, headers, query } = arrival;
    if (headers.accept !== JSON_API)
      return problem(406, 'Not acceptable', { message: 'Accept must be JSON:API' });
    if (path === '/v4/orders' && method === 'GET') {
      return listOf([...this.orders.values()].map(document), query, ['created_at', 'updated_at']);
    }
    if (path === '/v4/products' && method === 'GET') {
      return listOf(this.products.map(product), query, ['external_id', 'vendor_code', 'group_id']);
    }
    const attributes = method === 'POST' || method === 'PUT' ? attributesOf(arrival) : {};
    if (attributes === undefined)
      return problem(400, 'Bad request', { message: 'JSON:API document expected' });
    if (path === '/v4/orders' && method === 'POST') return this.#create(attributes);
    const id = decodeURIComponent(path.match(/^\/v4\/orders\/([^/]+)$/)?.[1] ?? '');
    // Observed on its server: an id is cut at its first full stop, and one with a slash is not found.
    const number = id.split('.', 1)[0] ?? '';
    if (number === '' || number.includes('/')) return notFound;
    if (method === 'PUT') return this.#upsert(number, attributes);
    const order = this.orders.get(number);
    if (order === undefined) return notFound;
    if (method === 'GET') return resource(200, order);
    if (method !== 'DELETE') return problem(405, 'Method not allowed', { message: method });
    this.orders.delete(number);
    return { status: 204, headers: {}, body: '' };
  }

  #create(attributes: Record<string, unknown>): Reply {
    const { number } = attributes;
    if (typeof number !== 'string' || number === '') return invalid({ number: ["can't be blank"] });
    if (!attributes.consumer_email && !attributes.consumer_phone) {
      return invalid({ model: 'Consumer email or phone must be present' });
    }
    if (this.orders.has(number)) return invalid({ number: ['is already taken'] });
    const wrong = wrongIn(attributes);
    if (wrong) return invalid(wrong);
    const now = this.#now();
    const order: AplautOrder = { created_at: now, ...attributes, number, updated_at: now };
    this.orders.set(number, order);
    return resource(201, order);
  }

  #upsert(number: string, attributes: Record<string, unknown>): Reply {
    const wrong = wrongIn(attributes);
    if (wrong) return invalid(wrong);
    const existing = this.orders.get(number);
    const details = { ...record(existing?.details), ...record(attributes.details) };
    const now = this.#now();
    const order: AplautOrder = {
      created_at: now,
      ...existing,
      ...attributes,
      number,
      updated_at: now,
      ...(Object.keys(details).length > 0 && { details }),
    };
    this.orders.set(number, order);
    return resource(existing ? 200 : 201, order);
  }

  /** Returns the time as the API reference shows it: in Moscow, with milliseconds. */
  #now(): string {
    const moscow = new Date(this.#clock().getTime() + 3 * 3_600_000);
    return moscow.toISOString().replace('Z', '+03:00');
  }
}

const linesOf = ({ order_lines: lines }: AplautOrder): unknown[] =>
  Array.isArray(lines) ? lines.map((line) => record(line).product_id) : [];

type Resource = { id: string; type: string; attributes: Record<string, unknown> };

/** Returns a page of a list: `page` 1 to 50, `per_page` 5 to 25, `sort=name:desc`, `filter=name:operator:value`. */
function listOf(resources: readonly Resource[], query: URLSearchParams, filters: readonly string[]): Reply {
  const page = Number(query.get('page') ?? 1);
  const size = Number(query.get('per_page') ?? 25);
  if (!(page >= 1 && page <= 50) || !(size >= 5 && size <= 25)) {
    return problem(422, 'Validation error', { message: 'page is 1 to 50, per_page 5 to 25' });
  }
  const [, name = '', operator = '', value = ''] = /^(\w+):(\w+):(.*)$/.exec(query.get('filter') ?? '') ?? [];
  if (
    query.has('filter') &&
    (!filters.includes(name) || !['eq', 'gte', 'lte'].includes(operator) || value.includes(','))
  ) {
    return problem(422, 'Validation error', { message: 'unknown filter' });
  }
  const [by = '', direction] = (query.get('sort') ?? '').split(':');
  const found = resources
    .filter(({ attributes }) => {
      if (name === '') return true;
      const own = String(attributes[name]);
      if (operator === 'eq') return own === value;
      const difference = Date.parse(own) - Date.parse(value);
      return operator === 'gte' ? difference >= 0 : difference <= 0;
    })
    .sort((a, b) => {
      if (by === '') return 0;
      const difference = Date.parse(String(a.attributes[by])) - Date.parse(String(b.attributes[by]));
      return direction === 'desc' ? -difference : difference;
    });
  return json(200, { data: found.slice((page - 1) * size, page * size) }, { 'content-type': JSON_API });
}

const product = (attributes: Record<string, unknown>): Resource => ({
  id: `internal-${attributes.external_id}`,
  type: 'products',
  attributes,
});

function proofOf(authorization: string): string {
  const known = [`Token token=${APLAUT_API_KEY}`, `Bearer ${APLAUT_OAUTH_TOKEN}`];
  return known.includes(authorization) ? 'key holds' : 'key wrong';
}

function unauthorized({ headers }: Arrival): Reply {
  return headers.authorization?.startsWith('Bearer ')
    ? {
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="Aplaut", error="invalid_token"' },
        body: '',
      }
    : {
        status: 401,
        headers: { 'www-authenticate': 'Token realm="Application"', 'content-type': 'text/plain' },
        body: 'HTTP Token: Access denied.\n',
      };
}

function attributesOf({ headers, bytes }: Arrival): Record<string, unknown> | undefined {
  if (headers['content-type'] !== JSON_API) return undefined;
  try {
    const { data } = JSON.parse(bytes.toString('utf8'));
    return data?.type === 'orders' ? record(data.attributes) : undefined;
  } catch {
    return undefined;
  }
}

function wrongIn(attributes: Record<string, unknown>): Record<string, unknown> | undefined {
  const unknown = Object.keys(attributes).find((name) => !NAMES.includes(name));
  if (unknown) return { [unknown]: ['is not an attribute'] };
  const { consumer_email, details, order_lines } = attributes;
  if (typeof consumer_email === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(consumer_email)) {
    return { consumer_email: ['is invalid'] };
  }
  if (details !== undefined && Object.keys(record(details)).length === 0)
    return { details: ['must be an object'] };
  if (order_lines !== undefined && !(Array.isArray(order_lines) && order_lines.every(isLine))) {
    return { order_lines: ['is invalid'] };
  }
  return undefined;
}

function isLine(line: unknown): boolean {
  const { product_id, name, price, ...unknown } = record(line);
  return (
    // The API reference says text; the sample of aplaut.com/docs/references/import-orders sends a number.
    (typeof product_id === 'string' || typeof product_id === 'number') &&
    (name === undefined || typeof name === 'string') &&
    (price === undefined || typeof price === 'number') &&
    Object.keys(unknown).length === 0
  );
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const document = (order: AplautOrder) => ({
  id: `internal-${order.number}`,
  type: 'orders',
  attributes: order,
});

const resource = (status: number, order: AplautOrder): Reply =>
  json(status, { data: document(order) }, { 'content-type': JSON_API });

const problem = (status: number, title: string, details: unknown): Reply =>
  json(
    status,
    { errors: { status, title, details } },
    { 'content-type': JSON_API, 'x-request-id': 'sandbox-request' },
  );

const invalid = (details: unknown): Reply => problem(422, 'Validation error', details);

const notFound = problem(404, 'Not found', { message: 'Order not found' });
