import * as zod from 'zod/mini';
import type { WireObject } from '../../contract/param-map.ts';
import type { Connection, Send, WireAnswer } from '../../contract/service.ts';
import type { Attempt } from '../../http/error-context.ts';
import { ServiceError } from '../../http/errors.ts';
import {
  type Evidence,
  evidenceOf,
  FAULTS,
  fault,
  fill,
  quote,
  unknown,
  unreadable,
} from '../../http/failures.ts';
import { exchange } from '../../http/send-checked.ts';
import { jsonOf } from '../../json.ts';
import { type Brand, hostOf } from './brand.ts';
import { rowFor } from './errors.ts';
import { httpBuildQuery } from './http-build-query.ts';
import { type SignedAnswer, signRequest, verifyResponse } from './signature.ts';

/** One call of a shop's method. */
export interface ShopCall {
  /** The method in the vendor's own case, which the server minds. */
  method: string;
  attempt: Attempt;
  parameters: WireObject;
  /** Codes other than 0 that are as good as success. */
  accepts?: readonly number[];
  /** What is missing, in the words of the form, for codes that only say that something is. */
  missing?: (answer: ShopAnswer) => string;
}

/** An answer whose signature held. Only `code` and `text` were signed: `result` is as trustworthy as https is. */
export interface ShopAnswer {
  code: number;
  text: string;
  result: unknown;
}

/** How long to wait when the API limit of an address is used up (code 8 comes without a time). */
const LIMIT_WAIT_SECONDS = 300;

/** Codes for which the server may not know the key that its answer is to be signed with. */
const OFTEN_UNSIGNED = [1, 4, 5];

/**
 * Calls a method of the signed API: the parameters in PHP's urlencoded form, with their hash last (seed 001, 002, 003).
 *
 * @throws {ServiceError} for every answer that is not a success, or not to be trusted
 */
export function callSigned(
  brand: Brand,
  connection: Connection,
  call: ShopCall,
  send: Send,
): Promise<ShopAnswer> {
  const query = httpBuildQuery(call.parameters);
  const hash = signRequest(query, connection.login, connection.apiKey);
  return post(brand, connection, call, query === '' ? `hash=${hash}` : `${query}&hash=${hash}`, send);
}

/**
 * Calls a method of API 2.0: no hash, the key goes in the body as `rpsKey` (seed 000).
 *
 * @throws {ServiceError} for every answer that is not a success, or not to be trusted
 */
export function callWithKey(
  brand: Brand,
  connection: Connection,
  call: ShopCall,
  send: Send,
): Promise<ShopAnswer> {
  const body = httpBuildQuery({ rpsKey: connection.apiKey, ...call.parameters });
  return post(brand, connection, call, body, send);
}

async function post(
  brand: Brand,
  connection: Connection,
  call: ShopCall,
  body: string,
  send: Send,
): Promise<ShopAnswer> {
  const request = {
    method: 'POST',
    url: `https://${hostOf(brand, connection)}/api/${call.method}`,
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  } as const;
  const answer = await exchange(call.attempt, request, send);
  return judge(call, envelopeOf(call.attempt, answer), connection);
}

const ENVELOPE = zod.object({
  error_code: zod.union([zod.int(), zod.string().check(zod.regex(/^\d+$/))]),
  error_text: zod.string(),
  hash: zod.optional(zod.nullable(zod.string())),
  result: zod.optional(zod.unknown()),
});

interface Envelope extends SignedAnswer {
  result: unknown;
  status: number;
}

function envelopeOf(attempt: Attempt, answer: WireAnswer): Envelope {
  const evidence = evidenceOf(attempt, answer);
  const json = jsonOf(answer.text);
  // A signed answer may come with a redirect's status; without one, the status is all there is to judge by.
  if (json === undefined && answer.status >= 300 && answer.status < 400)
    throw fault(attempt, 'redirected', evidence);
  if (json === undefined && answer.status === 404) throw fault(attempt, 'no_shop', evidence);
  if (json === undefined && answer.status >= 400) throw fault(attempt, 'denied', evidence);
  if (json === undefined) throw unreadable(attempt, answer.text, evidence);
  const envelope = zod.safeParse(ENVELOPE, json);
  if (!envelope.success) throw fault(attempt, 'not_understood', evidence);
  const { error_code, error_text, hash, result } = envelope.data;
  return {
    code: String(error_code),
    text: error_text,
    hash: hash ?? undefined,
    result,
    status: answer.status,
  };
}

function judge(call: ShopCall, envelope: Envelope, connection: Connection): ShopAnswer {
  const { attempt } = call;
  const answer = { code: Number(envelope.code), text: envelope.text, result: envelope.result };
  const isSigned = verifyResponse(envelope, connection.apiKey);
  const isWanted = answer.code === 0 || (call.accepts ?? []).includes(answer.code);
  if (isSigned && isWanted && envelope.status < 400) return answer;
  const technical = [
    `${attempt.service} answered ${call.method} with code ${envelope.code}: ${quote(envelope.text, connection)}`,
    ...(isSigned ? [] : ['This answer was not signed with your API Key.']),
  ];
  const evidence = { technical, status: envelope.status };
  if (answer.code === 0) {
    const why = isSigned ? 'not_understood' : envelope.hash ? 'wrong_signature' : 'no_signature';
    throw fault(attempt, why, evidence);
  }
  throw refusal(call, answer, isSigned, evidence);
}

function refusal(call: ShopCall, answer: ShopAnswer, isSigned: boolean, evidence: Evidence): ServiceError {
  const { attempt, method } = call;
  const row = rowFor(answer.code, method);
  if (row === undefined) return fault(attempt, 'unknown_code', evidence);
  const gaps = { service: attempt.service, missing: call.missing?.(answer) ?? '' };
  const says = fill(row.says, gaps);
  const code = `${attempt.service.toLowerCase()}_${answer.code}`;
  if (!isSigned && !OFTEN_UNSIGNED.includes(answer.code)) {
    const unsigned = `${says}, but the answer was not signed`;
    const sentence = attempt.change
      ? unknown(attempt.change, unsigned)
      : `${attempt.failed}: ${unsigned}. ${FAULTS.no_signature.todo}`;
    return new ServiceError({ ...evidence, kind: 'untrusted', sentence, code });
  }
  return new ServiceError({
    ...evidence,
    kind: row.kind,
    sentence: `${attempt.failed}: ${says}. ${fill(row.todo, gaps)}`,
    code,
    ...(row.kind === 'busy' && { retryAfter: LIMIT_WAIT_SECONDS }),
  });
}
