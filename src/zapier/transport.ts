import type { ZObject } from 'zapier-platform-core';
import { NetworkError, type NetworkFailure } from '../http/errors.ts';
import {
  type HttpRequest,
  type HttpResponse,
  type Send,
  type Sender,
  STEP_SECONDS,
} from '../http/request.ts';
import { targetOf } from './base-url.ts';

/** How many bytes of a response Zapier accepts at the most; 10,000 orders are a fifth of that. */
const RESPONSE_BYTES = 20_000_000;

/**
 * A new connection for every request. Node would keep them, and Zapier's machines are frozen between two steps: a kept one
 * that the service has closed meanwhile breaks only once the next order is on its way, and nobody knows whether it arrived.
 */
const NO_KEEP_ALIVE = { connection: 'close' };

/**
 * Returns how to send the requests of one step, through `z.request`, so that they show in Zapier's request log. All of them
 * share one time limit. Redirects are not followed and no status throws: the services judge responses themselves.
 *
 * @param baseUrlVariable the environment variable that may point the service to a sandbox on this machine
 */
export function transport(z: ZObject, baseUrlVariable: string): Sender {
  const end = Date.now() + STEP_SECONDS * 1000;
  const send: Send = async (request) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), Math.max(0, end - Date.now()));
    try {
      return await sendThrough(z, request, baseUrlVariable, abort.signal);
    } catch (error) {
      // node-fetch gives up on a response that is too large, but would go on receiving it.
      abort.abort();
      throw networkErrorFrom(error) ?? error;
    } finally {
      clearTimeout(timer);
    }
  };
  return { send, secondsLeft: () => (end - Date.now()) / 1000 };
}

async function sendThrough(
  z: ZObject,
  request: HttpRequest,
  baseUrlVariable: string,
  signal: AbortSignal,
): Promise<HttpResponse> {
  const { method, url, headers } = request;
  const target = targetOf(url, baseUrlVariable);
  const body = bodyOf(request);
  const options = {
    method,
    url: target.url,
    headers: { ...headers, ...target.headers, ...NO_KEEP_ALIVE },
    // A text passes through core untouched; an object would be encoded anew, without PHP's rules.
    ...(body !== undefined && { body }),
    redirect: 'manual',
    size: RESPONSE_BYTES,
    skipThrowForStatus: true,
    // Known to core (src/tools/request-client.js), missing from its types.
    signal,
  } as const;
  const response = await z.request(options);
  return {
    status: response.status,
    header: (name) => response.headers.get(name) ?? undefined,
    text: response.content,
  };
}

/** Core takes a `{{` for one of its own placeholders and rejects the request, so JSON spells it in another way. */
function bodyOf({ headers, body }: HttpRequest): string | undefined {
  const isJson = headers['content-type']?.endsWith('json');
  return isJson ? body?.replaceAll('{{', '{\\u007b') : body;
}

const FAILURE_BY_CODE: Readonly<Record<string, NetworkFailure>> = {
  ENOTFOUND: 'not_found',
  EAI_AGAIN: 'not_reached',
  ECONNREFUSED: 'not_reached',
  EHOSTUNREACH: 'not_reached',
  ENETUNREACH: 'not_reached',
  Z_DATA_ERROR: 'garbled',
  Z_BUF_ERROR: 'garbled',
  'max-size': 'too_large',
};

/** node-fetch names what happened in `code` (the system's) or `type` (its own). */
function networkErrorFrom(error: unknown): NetworkError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return new NetworkError('timeout');
  if (error.name !== 'FetchError') return undefined;
  const code = 'code' in error ? String(error.code) : 'type' in error ? String(error.type) : '';
  const isCertificate =
    /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
  return new NetworkError(isCertificate ? 'certificate' : (FAILURE_BY_CODE[code] ?? 'cut'));
}
