import { createHash } from 'node:crypto';
import { SHOP_KEY } from './accounts.ts';
import { json, type Reply } from './reply.ts';

/** What a fault does to an answer: changes it, or breaks the connection in one of four ways. */
type Break = Reply | 'hang up' | 'say nothing' | 'stall' | 'never stop';

/** One way of going wrong, to be switched on for a request. */
export interface Fault {
  /** Whether the request is carried out before things go wrong. */
  isCarriedOut: boolean;
  /** @param url the address that the request was meant for */
  spoil(answer: Reply, url: string): Break;
}

const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  isCarriedOut: false,
  spoil: () => ({ status: code, headers: { 'content-type': 'text/plain', ...headers }, body: '' }),
});

const after = (spoil: Fault['spoil']): Fault => ({ isCarriedOut: true, spoil });
const before = (spoil: Fault['spoil']): Fault => ({ isCarriedOut: false, spoil });

const envelope = (change: (envelope: Record<string, unknown>) => Record<string, unknown>): Fault =>
  after((answer) =>
    // A deletion in Aplaut has no body to change.
    answer.body === ''
      ? answer
      : { ...answer, body: JSON.stringify(change(JSON.parse(answer.body.toString()))) },
  );

const refusal = (code: number, text: string, hash: string): Fault =>
  before(() => json(200, { error_code: code, error_text: text, hash }));

const signed = (code: number, text: string): Fault =>
  refusal(code, text, createHash('md5').update(`${code}::${text}::${SHOP_KEY}`).digest('hex'));

const unsigned = (code: number, text: string): Fault => refusal(code, text, '');

/** Every fault, by the name that `npm run sandbox -- --fault NAME` and the tests use. */
export const FAULTS = {
  timeout_before: before(() => 'say nothing'),
  timeout_after: after(() => 'say nothing'),
  reset_before: before(() => 'hang up'),
  reset_after: after(() => 'hang up'),
  endless_body: after(() => 'never stop'),
  slow_body: after(() => 'stall'),
  empty: after((answer) => ({ ...answer, body: '' })),
  html: after((answer) => ({
    ...answer,
    headers: { 'content-type': 'text/html' },
    body: '<html>Maintenance</html>',
  })),
  cut_json: after((answer) => ({ ...answer, body: answer.body.toString().slice(0, -5) })),
  gzip_garbage: after((answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-encoding': 'gzip' },
    body: 'not gzip at all',
  })),
  wrong_hash: envelope((answer) => ({ ...answer, hash: '0'.repeat(32) })),
  no_hash: envelope(({ hash: _hash, ...answer }) => answer),
  other_text: envelope((answer) => ({ ...answer, error_text: `${answer.error_text}!` })),
  odd_code: envelope((answer) => ({ ...answer, error_code: 'none' })),
  list_code: envelope((answer) => ({ ...answer, error_code: [0] })),
  json_400: after((answer) => ({ ...answer, status: 400 })),
  byte_order_mark: after((answer) => ({ ...answer, body: `\ufeff${answer.body}` })),
  signed_307: after((answer, url) => ({
    ...answer,
    status: 307,
    headers: { ...answer.headers, location: `${url}?again` },
  })),
  code_8: signed(8, 'requests limit'),
  code_999: signed(999, 'something new'),
  unsigned_1: unsigned(1, 'not transferred hash'),
  unsigned_4: unsigned(4, 'incorrect hash'),
  unsigned_5: unsigned(5, 'invalid user name'),
  text_code: envelope((answer) => ({ ...answer, error_code: String(answer.error_code) })),
  no_result: envelope(({ result: _result, ...answer }) => answer),
  list_result: envelope((answer) => ({ ...answer, result: [1] })),
  object_result: envelope((answer) => ({ ...answer, result: { other: 1 } })),
  empty_result: envelope((answer) => ({ ...answer, result: [] })),
  json_302: after((answer) => ({
    ...answer,
    status: 302,
    headers: { ...answer.headers, location: '/login' },
  })),
  to_other_host_302: status(302, { location: 'https://elsewhere.example/api' }),
  to_other_host_307: status(307, { location: 'https://elsewhere.example/api' }),
  to_same_host_307: before((_answer, url) => ({
    status: 307,
    headers: { location: `${url}?again` },
    body: '',
  })),
  unauthorized: status(401),
  forbidden: status(403),
  not_found: status(404),
  busy: status(429),
  busy_seconds: status(429, { 'retry-after': '17' }),
  busy_date: status(429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }),
  overloaded: status(503, { 'retry-after': '30' }),
  request_timeout: status(408),
  invalid_details: before(() =>
    json(422, { errors: { details: { details: ['is odd'], base: ['Locked'], consumer_email: [''] } } }),
  ),
  invalid_texts: before(() => json(422, { errors: { title: 'Error', details: ['Locked by a return'] } })),
  invalid_list: before(() => json(422, { errors: [{ status: '422', detail: 'Locked by a return' }] })),
  other_number: after((answer) => ({
    ...answer,
    body: answer.body.toString().replaceAll('"number":"', '"number":"other-'),
  })),
  server_error: after((answer) => ({
    ...answer,
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: '<h1>500</h1>',
  })),
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
