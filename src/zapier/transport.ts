import type { ZObject } from 'zapier-platform-core';
import { type Send, STEP_SECONDS, type WireAnswer, type WireRequest } from '../contract/service.ts';
import { LineError, type LineFault } from '../http/errors.ts';
import { addressFor } from './base-url.ts';

/** What Zapier takes of an HTTP answer at the most; 10,000 orders are a fifth of that. */
const ANSWER_BYTES = 20_000_000;

/**
 * A new connection for every request. Node would keep them, and Zapier's machines are frozen between two steps: a kept one that
 * the service has closed meanwhile breaks only once the next order is on its way, and nobody knows whether it arrived.
 */
const FRESH_LINE = { connection: 'close' };

/**
 * Carries the requests of one step through `z.request`, so that they show in Zapier's request log. All of them share one
 * limit of time. Redirects are not followed and no status throws: the services judge answers themselves.
 *
 * @param baseUrlVariable the environment variable that may point the service to a sandbox on this machine
 */
export function transport(z: ZObject, baseUrlVariable: string): Send {
  const end = Date.now() + STEP_SECONDS * 1000;
  return async (request) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), Math.max(0, end - Date.now()));
    try {
      return await sendThrough(z, request, baseUrlVariable, abort.signal);
    } catch (error) {
      // node-fetch gives up on an answer that is too large, but would go on receiving it.
      abort.abort();
      throw lineErrorOf(error) ?? error;
    } finally {
      clearTimeout(timer);
    }
  };
}

async function sendThrough(
  z: ZObject,
  { method, url, headers, body }: WireRequest,
  baseUrlVariable: string,
  signal: AbortSignal,
): Promise<WireAnswer> {
  const address = addressFor(url, baseUrlVariable);
  const options = {
    method,
    url: address.url,
    headers: { ...headers, ...address.headers, ...FRESH_LINE },
    // A ready string passes through core untouched; an object would be written anew, without PHP's rules.
    ...(body !== undefined && { body }),
    redirect: 'manual',
    size: ANSWER_BYTES,
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

const FAULT_BY_CODE: Readonly<Record<string, LineFault>> = {
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
function lineErrorOf(error: unknown): LineError | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'AbortError') return new LineError('timeout');
  if (error.name !== 'FetchError') return undefined;
  const code = 'code' in error ? String(error.code) : 'type' in error ? String(error.type) : '';
  const isCertificate =
    /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code);
  return new LineError(isCertificate ? 'certificate' : (FAULT_BY_CODE[code] ?? 'cut'));
}
