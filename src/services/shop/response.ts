import * as zod from 'zod/mini';
import type { ErrorContext } from '../../http/error-context.ts';
import { type ErrorDetails, interpolate, ServiceError } from '../../http/errors.ts';
import { FAILURES, failureError, notJson, outcomeUnknown, responseDetails } from '../../http/failures.ts';
import { quote } from '../../http/mask.ts';
import type { HttpResponse } from '../../http/request.ts';
import { jsonOf } from '../../json.ts';
import type { ShopCall, ShopResponse } from './call.ts';
import { errorRow, SHOP_FAILURES } from './errors.ts';
import { type SignedResponse, verifyResponse } from './signature.ts';

/** Decides whether a response is believed. */
interface Trust {
  apiKey: string;
  /** Whether only a signed response is believed; otherwise any is, as it comes over https. */
  mustBeSigned: boolean;
}

/**
 * Returns a response if it can be believed and its code counts as success.
 *
 * @throws {ServiceError} for every other response
 */
export function checkResponse(
  call: ShopCall,
  response: HttpResponse,
  { apiKey, mustBeSigned }: Trust,
): ShopResponse {
  const { context } = call;
  const envelope = envelopeOf(context, response);
  const { text, result } = envelope;
  const code = Number(envelope.code);
  const isSigned = !mustBeSigned || verifyResponse(envelope, apiKey);
  const isExpected = code === 0 || (call.accepts ?? []).includes(code);
  // Also with the status of a redirect (assumed: answer-status).
  if (isSigned && isExpected && envelope.status < 400) return { code, text, result };
  const details = {
    details: [
      `${context.service} answered ${call.method} with code ${envelope.code}: ${quote(text, apiKey)}`,
      ...(isSigned ? [] : ["This response wasn't signed with your API Key."]),
    ],
    status: envelope.status,
  };
  if (code !== 0) throw errorFor(call, { code, text, result }, isSigned, details);
  if (isSigned) throw failureError(context, FAILURES, 'not_understood', details);
  throw failureError(context, SHOP_FAILURES, envelope.hash ? 'wrong_signature' : 'no_signature', details);
}

const ENVELOPE = zod.object({
  error_code: zod.union([zod.int(), zod.string().check(zod.regex(/^\d+$/))]),
  error_text: zod.string(),
  hash: zod.optional(zod.nullable(zod.string())),
  result: zod.optional(zod.unknown()),
});

interface Envelope extends SignedResponse {
  result: unknown;
  status: number;
}

function envelopeOf(context: ErrorContext, response: HttpResponse): Envelope {
  const { status, text } = response;
  const details = responseDetails(context, response);
  const json = jsonOf(text);
  // A signed response may come with the status of a redirect. Without one, the status is all there is to judge by.
  if (json === undefined && status >= 300 && status < 400)
    throw failureError(context, FAILURES, 'redirected', details);
  if (json === undefined && status === 404) throw failureError(context, SHOP_FAILURES, 'no_shop', details);
  if (json === undefined && status >= 400) throw failureError(context, FAILURES, 'denied', details);
  if (json === undefined) throw notJson(context, text, details);
  const envelope = zod.safeParse(ENVELOPE, json);
  if (!envelope.success) throw failureError(context, FAILURES, 'not_understood', details);
  const { error_code, error_text, hash, result } = envelope.data;
  return { code: String(error_code), text: error_text, hash: hash ?? undefined, result, status };
}

function errorFor(
  { context, method, missing }: ShopCall,
  response: ShopResponse,
  isSigned: boolean,
  details: ErrorDetails,
): ServiceError {
  const row = errorRow(response.code, method);
  if (row === undefined) return failureError(context, FAILURES, 'unknown_code', details);
  const values = { service: context.service, missing: missing?.(response) ?? '' };
  const message = interpolate(row.message, values);
  const code = `${context.service.toLowerCase()}_${response.code}`;
  if (!isSigned && !row.isTurnedAway) {
    return unsigned(context, `${message}, but the response wasn't signed`, code, details);
  }
  return new ServiceError({
    ...details,
    category: row.category,
    summary: `${context.failed}: ${message}.`,
    advice: interpolate(row.advice, values),
    code,
  });
}

function unsigned(context: ErrorContext, message: string, code: string, details: ErrorDetails): ServiceError {
  const outcome =
    context.kind === 'change'
      ? { summary: outcomeUnknown(context, message), mayHaveHappened: true }
      : { summary: `${context.failed}: ${message}.`, advice: SHOP_FAILURES.no_signature.advice };
  return new ServiceError({ ...details, ...outcome, category: 'untrusted', code });
}
