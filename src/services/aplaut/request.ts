import type { Params } from '../../contract/param-map.ts';
import type { HttpRequest } from '../../http/request.ts';
import type { Scheme } from './connection.ts';

const BASE_URL = 'https://api.aplaut.io/v4';
const JSON_API = 'application/vnd.api+json';

/**
 * Returns a request to the Platform API v4: JSON:API, the key in the `Authorization` header
 * (aplaut.com/docs/api-references/platform).
 *
 * @param path below `/v4`, already encoded
 * @param attributes of the order to send
 */
export const aplautRequest = (
  scheme: Scheme,
  key: string,
  {
    method,
    path,
    attributes,
  }: { method: HttpRequest['method']; path: string; attributes?: Params | undefined },
): HttpRequest => ({
  method,
  url: `${BASE_URL}${path}`,
  headers: {
    accept: JSON_API,
    authorization: `${scheme.prefix}${key}`,
    ...(attributes && { 'content-type': JSON_API }),
  },
  ...(attributes && { body: JSON.stringify({ data: { type: 'orders', attributes } }) }),
});
