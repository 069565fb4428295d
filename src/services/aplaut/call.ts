import * as zod from 'zod/mini';
import { jsonOf } from '../../json.ts';
import { type Attempt, fault, trouble, unreadable } from '../attempt.ts';
import { exchange } from '../exchange.ts';
import type { Connection, Send, WireAnswer, WireRequest } from '../service.ts';
import type { TroubleKind } from '../service-error.ts';
import type { WireObject } from '../wire.ts';
import { OTHER_STATUS, STATUSES } from './error-table.ts';
import { type Reason, reasonsOf } from './reasons.ts';
import type { Scheme } from './scheme.ts';

/** What an operation makes of a refusal that means something special to it. */
export interface Meaning {
  kind: TroubleKind;
  sentence: string;
}

/** One call of the Platform API. */
export interface AplautCall {
  method: WireRequest['method'];
  /** Below `/v4`, already encoded. */
  path: string;
  attempt: Attempt;
  /** The attributes of the order that is sent along. */
  attributes?: WireObject;
  /** The statuses that mean success. */
  success: readonly number[];
  /** The labels of attributes, for errors about them. */
  labels?: Readonly<Record<string, string>>;
  /** What a refusal means here; `undefined` leaves it to the table. */
  explain?: (status: number, reasons: readonly Reason[]) => Meaning | undefined;
}

const ADDRESS = 'https://api.aplaut.io/v4';
const JSON_API = 'application/vnd.api+json';

/** The path of one order. Aplaut cuts a number at a full stop, so the form lets none through to here. */
export const orderPath = (number: string): string => `/orders/${encodeURIComponent(number.toWellFormed())}`;

/**
 * Calls the Platform API v4 (seed 004; JSON:API, key in the `Authorization` header).
 *
 * @returns an answer with one of the wanted statuses, its body not yet looked at
 * @throws {ServiceError} for every other answer
 */
export async function call(
  scheme: Scheme,
  connection: Connection,
  what: AplautCall,
  send: Send,
): Promise<WireAnswer> {
  const { attempt, attributes, explain } = what;
  const answer = await exchange(
    attempt,
    {
      method: what.method,
      url: `${ADDRESS}${what.path}`,
      headers: {
        accept: JSON_API,
        authorization: `${scheme.prefix}${connection.apiKey}`,
        ...(attributes && { 'content-type': JSON_API }),
      },
      ...(attributes && { body: documentOf(attributes) }),
    },
    send,
  );
  const { status } = answer;
  if (what.success.includes(status)) return answer;
  const requestId = answer.header('x-request-id');
  const reasons = reasonsOf(answer.text);
  const technical = [
    `${attempt.service} answered with HTTP ${status}${requestId ? `, request ${requestId}` : ''}.`,
    ...reasons.map(({ attribute, text }) => (attribute ? `${attribute}: ${text}` : text)),
  ];
  if (status < 300) throw fault(attempt, 'not_understood', { technical, status });
  if (status < 400) throw fault(attempt, 'redirected', { technical, status });
  const row = STATUSES.find((known) => known.status === status) ?? OTHER_STATUS;
  const code = `aplaut_${status}`;
  const meaning = explain?.(status, reasons);
  if (meaning) throw trouble(attempt, { ...meaning, technical, status, code });
  const said = row.says.replaceAll('{reasons}', tell(reasons, what.labels ?? {}) || `HTTP ${status}`);
  throw trouble(attempt, {
    kind: row.kind,
    sentence: `${attempt.failed}: ${said}. ${row.todo}`,
    technical,
    status,
    code,
  });
}

/** JSON in which no `{{` is left: Zapier's core would take it for one of its own placeholders and refuse the request. */
const documentOf = (attributes: WireObject): string =>
  JSON.stringify({ data: { type: 'orders', attributes } }).replaceAll('{{', '{\\u007b');

const tell = (reasons: readonly Reason[], labels: Readonly<Record<string, string>>): string =>
  reasons
    .map(({ attribute, text }) => (attribute ? `${labels[attribute] ?? attribute} (${text})` : text))
    .join(', ');

const RESOURCE = zod.object({
  data: zod.object({
    type: zod.literal('orders'),
    attributes: zod.object({ number: zod.union([zod.string(), zod.int()]) }),
  }),
});

/**
 * Makes sure that an answer is about the order that was meant.
 *
 * @throws {ServiceError} `untrusted` for an answer that is not a JSON:API order of this number
 */
export function expectOrder(attempt: Attempt, answer: WireAnswer, number: string): void {
  const resource = zod.safeParse(RESOURCE, expectJson(attempt, answer));
  if (!resource.success || String(resource.data.data.attributes.number) !== number) {
    throw fault(attempt, 'not_understood', { status: answer.status });
  }
}

/** @throws {ServiceError} `untrusted` for an answer that is not JSON */
export function expectJson(attempt: Attempt, answer: WireAnswer): unknown {
  const json = jsonOf(answer.text);
  if (json === undefined) throw unreadable(attempt, answer.text, { status: answer.status });
  return json;
}
