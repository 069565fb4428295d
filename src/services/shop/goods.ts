import type { Connection, Send } from '../../contract/service.ts';
import type { Attempt } from '../../http/error-context.ts';
import type { Brand } from './brand.ts';
import { callSigned } from './client.ts';

/** The answer of a shop without products. */
const NO_PRODUCTS = 700;

/**
 * The records of all products (`GetAllGoods`; help.influencersoft.com, article 360051157731); the API has no pages.
 *
 * @returns the result as it came, not yet looked at; an empty list for a shop without products
 * @throws {ServiceError} for every answer that is not a success, or not to be trusted
 */
export async function allGoods(
  brand: Brand,
  connection: Connection,
  send: Send,
  attempt: Attempt,
): Promise<unknown> {
  const call = { method: 'GetAllGoods', attempt, parameters: {}, accepts: [NO_PRODUCTS] };
  const { code, result } = await callSigned(brand, connection, call, send);
  return code === NO_PRODUCTS ? [] : result;
}
