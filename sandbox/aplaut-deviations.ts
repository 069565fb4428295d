import { APLAUT_API_KEY } from './accounts.ts';
import { Aplaut } from './aplaut.ts';
import type { Deviation, Handle } from './deviation.ts';
import { type Arrival, json, type Reply } from './reply.ts';

type Attributes = Readonly<Record<string, unknown>>;

export const APLAUT_DEVIATIONS = {
  'aplaut-token': arriving((arrival) => {
    const spellings = [`Token token=${APLAUT_API_KEY}`, `Bearer ${APLAUT_API_KEY}`];
    const { authorization = '' } = arrival.headers;
    const other = spellings.find((spelling) => spelling !== authorization) ?? '';
    if (!spellings.includes(authorization)) return arrival;
    // Each is taken for the other, so only the newer one holds.
    return { ...arrival, headers: { ...arrival.headers, authorization: other } };
  }),

  'aplaut-email-or-phone': sending('POST', (attributes) => ({
    consumer_email: 'nobody@example.com',
    ...attributes,
  })),

  'aplaut-error-reasons': replying((reply) =>
    reply.status === 422 ? json(422, { problem: 'number is already taken' }) : reply,
  ),

  'aplaut-taken-number': replying((reply) => ({
    ...reply,
    body: reply.body.toString().replace('is already taken', 'must be unique'),
  })),

  'aplaut-full-stop': replying((reply, { path }) =>
    /^\/v4\/orders\/.*\./.test(path) ? json(404, { errors: { title: 'Not found' } }) : reply,
  ),

  'aplaut-created-at': sending('PUT', ({ created_at: _ignored, ...attributes }) => attributes),

  'aplaut-untouched-order': replying((reply, { method }) =>
    method === 'POST'
      ? withOrder(reply, ({ updated_at, ...order }) => ({
          ...order,
          updated_at: new Date(Date.parse(String(updated_at)) + 1000).toISOString(),
        }))
      : reply,
  ),

  'aplaut-put-number': replying((reply, arrival) =>
    arrival.method === 'PUT' && Object.hasOwn(attributesIn(arrival), 'number')
      ? json(422, { errors: { details: { number: ['cannot be changed'] } } })
      : reply,
  ),

  'aplaut-keeps-lines': replying((reply) =>
    withOrder(reply, ({ order_lines, ...order }) => ({
      ...order,
      ...(Array.isArray(order_lines) && { order_lines: order_lines.toReversed() }),
    })),
  ),

  'aplaut-changes-at-once': ofAplaut((aplaut) => (arrival) => {
    const outcome = aplaut.handle(arrival);
    for (const order of aplaut.orders.values()) order.updated_at = '2026-01-01T00:00:00.000+03:00';
    return outcome;
  }),

  'aplaut-product-filter': replying((reply, { query }) =>
    query.get('filter')?.startsWith('external_id') ? { ...reply, body: '{"data":[]}' } : reply,
  ),

  'aplaut-busy-time': replying((reply, { path }) =>
    path === '/v4/products' ? { status: 429, headers: { 'x-ratelimit-reset': 'soon' }, body: '' } : reply,
  ),

  'aplaut-order-in-place': ofAplaut((aplaut) => {
    let lists = 0;
    return (arrival) => {
      const outcome = aplaut.handle(arrival);
      if (!arrival.query.has('page')) return outcome;
      const { data = [] } = JSON.parse(outcome.reply.body.toString());
      lists += 1;
      const reply = json(outcome.reply.status, { data: lists % 2 === 0 ? data.toReversed() : data });
      return { ...outcome, reply };
    };
  }),
} satisfies Record<string, Deviation>;

function ofAplaut(deviation: (aplaut: Aplaut) => Handle): Deviation {
  return (service) => (service instanceof Aplaut ? deviation(service) : undefined);
}

/** An Aplaut whose responses differ. */
function replying(change: (reply: Reply, arrival: Arrival) => Reply): Deviation {
  return ofAplaut((aplaut) => (arrival) => {
    const outcome = aplaut.handle(arrival);
    return { ...outcome, reply: change(outcome.reply, arrival) };
  });
}

/** An Aplaut that reads requests as if others had been sent. */
function arriving(change: (arrival: Arrival) => Arrival): Deviation {
  return ofAplaut((aplaut) => (arrival) => aplaut.handle(change(arrival)));
}

function sending(method: string, change: (attributes: Attributes) => Attributes): Deviation {
  return arriving((arrival) => {
    if (arrival.method !== method) return arrival;
    const attributes = change(attributesIn(arrival));
    return { ...arrival, bytes: Buffer.from(JSON.stringify({ data: { type: 'orders', attributes } })) };
  });
}

const attributesIn = ({ bytes }: Arrival): Attributes => JSON.parse(bytes.toString()).data.attributes;

/** Returns a response with another order in it; one without an order stays as it is. */
function withOrder(reply: Reply, change: (order: Attributes) => Attributes): Reply {
  const { data, ...rest } = JSON.parse(reply.body.toString() || '{}');
  if (data?.attributes === undefined) return reply;
  return {
    ...reply,
    body: JSON.stringify({ ...rest, data: { ...data, attributes: change(data.attributes) } }),
  };
}
