import * as zod from 'zod/mini';
import type { WireObject } from '../../contract/param-map.ts';
import type { Connection, Send, WireAnswer, WireRequest } from '../../contract/service.ts';
import type { Attempt } from '../../http/error-context.ts';
import { ServiceError, type TroubleKind } from '../../http/errors.ts';
import { evidenceOf, fault, fill, isWebPage, quote, unreadable } from '../../http/failures.ts';
import { exchange } from '../../http/send-checked.ts';
import { jsonOf } from '../../json.ts';
import type { Scheme } from './connection.ts';
import { OTHER_STATUS, STATUSES } from './errors.ts';
import { type Reason, reasonsOf } from './reasons.ts';

/** What an operation makes of a refusal that means something special to it; `undefined` leaves it to the table. */
export type Explain = (
  status: number,
  reasons: readonly Reason[],
) => { kind: TroubleKind; sentence: string } | undefined;

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
  explain?: Explain;
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
  const { attempt, attributes } = what;
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
  if (what.success.includes(answer.status)) return answer;
  throw refusal(what, connection, answer);
}

function refusal(what: AplautCall, connection: Connection, answer: WireAnswer): ServiceError {
  const { attempt, explain, labels = {} } = what;
  const { status, text } = answer;
  const reasons = reasonsOf(text).map((reason) => ({ ...reason, text: quote(reason.text, connection) }));
  const { technical = [] } = evidenceOf(attempt, answer);
  const said = reasons.map((reason) =>
    reason.attribute ? `${reason.attribute}: ${reason.text}` : reason.text,
  );
  const evidence = { technical: [...technical, ...said], status };
  if (status < 300) return fault(attempt, 'not_understood', evidence);
  if (status < 400) return fault(attempt, 'redirected', evidence);
  // Something between Zapier and Aplaut wrote this, not Aplaut.
  if (isWebPage(text)) return fault(attempt, 'web_page', evidence);
  const row = STATUSES.find((known) => known.status === status) ?? OTHER_STATUS;
  const gaps = { service: attempt.service, reasons: tell(reasons, labels) || `HTTP ${status}` };
  const meaning = explain?.(status, reasons) ?? {
    kind: row.kind,
    sentence: `${attempt.failed}: ${fill(row.says, gaps)}. ${fill(row.todo, gaps)}`,
  };
  return new ServiceError({ ...evidence, ...meaning, code: `aplaut_${status}` });
}

/** JSON in which no `{{` is left: Zapier's core would take it for one of its own placeholders and refuse the request. */
const documentOf = (attributes: WireObject): string =>
  JSON.stringify({ data: { type: 'orders', attributes } }).replaceAll('{{', '{\\u007b');

const tell = (reasons: readonly Reason[], labels: Readonly<Record<string, string>>): string =>
  reasons
    .slice(0, 5)
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
    throw fault(attempt, 'not_understood', evidenceOf(attempt, answer));
  }
}

/** @throws {ServiceError} `untrusted` for an answer that is not JSON */
export function expectJson(attempt: Attempt, answer: WireAnswer): unknown {
  const json = jsonOf(answer.text);
  if (json === undefined) throw unreadable(attempt, answer.text, evidenceOf(attempt, answer));
  return json;
}
