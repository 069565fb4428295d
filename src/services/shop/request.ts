import type { Params } from '../../contract/param-map.ts';
import type { HttpRequest } from '../../http/request.ts';
import { httpBuildQuery } from './http-build-query.ts';
import { signRequest } from './signature.ts';

/**
 * Returns the body of a call of the signed API: the parameters in PHP's urlencoded form, with their hash last
 * (help.influencersoft.com, article 360050868031).
 */
export function signedBody(params: Params, login: string, key: string): string {
  const query = httpBuildQuery(params);
  const hash = signRequest(query, login, key);
  return query === '' ? `hash=${hash}` : `${query}&hash=${hash}`;
}

/** Returns the body of a call of API 2.0: the key first, as `rpsKey`, and no hash (article 360058446591). */
export const bodyWithKey = (params: Params, key: string): string =>
  httpBuildQuery({ rpsKey: key, ...params });

/** Returns the request that calls a method of the shop at a host. */
export const shopRequest = (host: string, method: string, body: string): HttpRequest => ({
  method: 'POST',
  url: `https://${host}/api/${method}`,
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  body,
});
