import type { ZObject } from 'zapier-platform-core';
import { NetworkError, type NetworkFailure, ServiceError } from '../http/errors.ts';
import type { PooledSocket } from '../http/pooled-socket.ts';
import {
  type HttpRequest,
  type HttpResponse,
  type Send,
  type Sender,
  STEP_SECONDS,
} from '../http/request.ts';
import { socketPoolOf } from '../http/socket-pool.ts';
import { targetOf } from './base-url.ts';

/** How many bytes of a response Zapier accepts at the most; 10,000 orders are a fifth of that. */
const RESPONSE_BYTES = 20_000_000;

/**
 * Returns how to send the requests of one step, through `z.request`, so that they show in Zapier's request log. All of them
 * share one time limit. Redirects are not followed and no status throws: the services judge responses themselves.
 *
 * @param baseUrlVariable the environment variable that may point the service to a sandbox on this machine
 */
export function transport(z: ZObject, baseUrlVariable: string): Sender {
  const end = Date.now() + STEP_SECONDS * 1000;
  const send: Send = async (request, isSafe) => {
    if (hasPlaceholder(request.url)) throw notSendable();
    const { url, headers } = targetOf(request.url, baseUrlVariable);
    const aimed = { ...request, url, headers: { ...request.headers, ...headers } };
    const pool = socketPoolOf(url);
    const sendOn = async (socket: PooledSocket): Promise<HttpResponse> => {
      try {
        const response = await sendThrough(z, aimed, socket, end);
        pool.giveBack(socket);
        return response;
      } catch (error) {
        // node-fetch gives up on a response that is too large, but would go on receiving it.
        socket.discard();
        throw error;
      }
    };
    const socket = await pool.take(isSafe);
    try {
      return await sendOn(socket);
    } catch (error) {
      const isCut = error instanceof NetworkError && error.failure === 'cut';
      if (isCut && isSafe && socket.brokeUnanswered) return sendOn(pool.fresh());
      throw error;
    }
  };
  return { send, secondsLeft: () => (end - Date.now()) / 1000 };
}

/** Sends one request on a socket, and gives up at `end`, in milliseconds since 1970. */
async function sendThrough(
  z: ZObject,
  request: HttpRequest,
  socket: PooledSocket,
  end: number,
): Promise<HttpResponse> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new NetworkError('timeout')), Math.max(0, end - Date.now()));
  socket.onCut = () => abort.abort(new NetworkError('cut'));
  const { method, url, headers } = request;
  const body = bodyOf(request);
  const options = {
    method,
    url,
    headers,
    // A text passes through core untouched; an object would be encoded anew, without PHP's rules.
    ...(body !== undefined && { body }),
    redirect: 'manual',
    size: RESPONSE_BYTES,
    skipThrowForStatus: true,
    agent: socket.agent,
    // Known to core (src/tools/request-client.js), missing from its types.
    signal: abort.signal,
  } as const;
  try {
    const response = await z.request(options);
    return {
      status: response.status,
      header: (name) => response.headers.get(name) ?? undefined,
      text: response.content,
    };
  } catch (error) {
    throw abort.signal.aborted ? abort.signal.reason : (networkErrorFrom(error) ?? error);
  } finally {
    clearTimeout(timer);
  }
}

/** Core takes a `{{` for one of its own placeholders and rejects the request, so JSON spells it in another way. */
function bodyOf({ headers, body }: HttpRequest): string | undefined {
  const isJson = headers['content-type']?.endsWith('json');
  return isJson ? body?.replaceAll('{{', '{\\u007b') : body;
}

/** Core decodes the query of an address and takes out what looks like one of its own placeholders: something else would be asked. */
const hasPlaceholder = (url: string): boolean =>
  [...new URL(url).searchParams].flat().some((text) => text.includes('{{'));

const notSendable = (): ServiceError =>
  new ServiceError({
    category: 'rejected',
    summary: 'Nothing was sent: Zapier cannot send two opening braces {{ in an address.',
    advice: 'Remove them from the fields of this step.',
    code: 'placeholder',
  });

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
  if (error.name !== 'FetchError') return undefined;
  const code = 'code' in error ? String(error.code) : 'type' in error ? String(error.type) : '';
  const isCertificate =
    /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
  return new NetworkError(isCertificate ? 'certificate' : (FAILURE_BY_CODE[code] ?? 'cut'));
}
