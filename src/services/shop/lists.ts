import type { Query, QueryResult } from '../../contract/service.ts';
import type { ObjectSchema } from '../../form/fields.ts';
import { reading } from '../../http/error-context.ts';
import { FAILURES, failureError } from '../../http/failures.ts';
import { isRecord } from '../../json.ts';
import { NO_FIELDS } from '../../orders/choices.ts';
import type { ShopClient } from './client.ts';

/** A list that the service returns whole, so all of it is on the first page. */
export const wholeList = <Out extends ObjectSchema>(
  method: string,
  output: Out,
  readAll: (client: ShopClient) => Promise<QueryResult<Out>[]>,
): Query<ShopClient, typeof NO_FIELDS, Out> => ({
  methods: [method],
  input: NO_FIELDS,
  output,
  params: {},
  example: {},
  run: async (client, _input, { page }) => (page > 0 ? [] : readAll(client)),
});

/**
 * Returns the records of a list of API 2.0.
 *
 * @param what what the list holds, in the words of a message
 */
export async function listWithKey(client: ShopClient, method: string, what: string) {
  const context = reading(client.brand.name, `The ${what}`);
  const { result } = await client.callWithKey({ method, context });
  if (!Array.isArray(result)) throw failureError(context, FAILURES, 'not_understood');
  return result.filter(isRecord);
}
