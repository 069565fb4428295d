import * as zod from 'zod/mini';
import type { ErrorContext } from '../../http/error-context.ts';
import { FAILURES, failureError, notJson, responseDetails } from '../../http/failures.ts';
import type { HttpResponse } from '../../http/request.ts';
import { jsonOf } from '../../json.ts';

const RESOURCE = zod.object({
  data: zod.object({
    type: zod.literal('orders'),
    attributes: zod.object({ number: zod.union([zod.string(), zod.int()]) }),
  }),
});

/**
 * Makes sure that a response is about the order that was meant.
 *
 * @throws {ServiceError} `untrusted` for a response that is not a JSON:API order of this number
 */
export function expectOrder(context: ErrorContext, response: HttpResponse, number: string): void {
  const resource = zod.safeParse(RESOURCE, expectJson(context, response));
  if (!resource.success || String(resource.data.data.attributes.number) !== number) {
    throw failureError(context, FAILURES, 'not_understood', responseDetails(context, response));
  }
}

const LIST = zod.object({ data: zod.array(zod.unknown()) });

/**
 * Returns the resources of a JSON:API list, unchecked.
 *
 * @throws {ServiceError} `untrusted` for a response that is not such a list
 */
export function expectList(context: ErrorContext, response: HttpResponse): unknown[] {
  const list = zod.safeParse(LIST, expectJson(context, response));
  if (!list.success)
    throw failureError(context, FAILURES, 'not_understood', responseDetails(context, response));
  return list.data.data;
}

/** @throws {ServiceError} `untrusted` for a response that is not JSON */
export function expectJson(context: ErrorContext, response: HttpResponse): unknown {
  const json = jsonOf(response.text);
  if (json === undefined) throw notJson(context, response.text, responseDetails(context, response));
  return json;
}
