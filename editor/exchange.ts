import { scrub } from '@zapier/secret-scrubber';
import * as zod from 'zod/mini';
import type { Field } from './definition.ts';

/** One request and its answer. */
export interface Exchange {
  method: string;
  /** The address that was meant, also where the request went to a sandbox. */
  url: string;
  /** A line for each header. */
  requestHeaders: string;
  requestBody: string;
  /** How long the answer took, in milliseconds. */
  duration: number;
  /** Left out if there was no answer. */
  status?: number;
  /** Whether the answer, if there was one, never arrived. */
  isLost?: boolean;
  responseHeaders: string;
  responseBody: string;
}

const text = () =>
  zod.pipe(
    zod.unknown(),
    zod.transform((value) => (typeof value === 'string' ? value : '')),
  );

const HTTP_LOG = zod.object({
  log_type: zod.literal('http'),
  request_method: zod.string(),
  request_url: zod.string(),
  request_params: zod.optional(zod.string()),
  request_headers: text(),
  request_data: text(),
  request_duration_ms: zod._default(zod.number(), 0),
  response_status_code: zod.number(),
  response_headers: text(),
  response_content: text(),
});

/**
 * The exchange that core logged, as Zapier's own request log has it: every secret is masked; `undefined` for what else it logs. Core masks every value of a connection. Those of fields
 * that are no secret are put back, so that an address can be read; what stays masked is shown as dots.
 */
export function exchangeOf(
  data: unknown,
  authData: Readonly<Record<string, string>>,
  authFields: readonly Field[],
): Exchange | undefined {
  const log = zod.safeParse(HTTP_LOG, data);
  if (!log.success) return undefined;
  const open = authFields.filter(({ isNoSecret }) => isNoSecret).map(({ key }) => authData[key] ?? '');
  const readable = (masked: string): string =>
    open
      .filter((value) => value !== '')
      .reduce((rest, value) => rest.replaceAll(scrub(value, [value]), value), masked)
      .replaceAll(/:censored:\d+:[0-9a-f]+:/g, DOTS);
  const { request_url, request_params, request_headers } = log.data;
  const url = new URL(readable(request_params ? `${request_url}?${request_params}` : request_url));
  const headers = readable(request_headers);
  const meant = /^host: (.+)$/im.exec(headers)?.[1];
  return {
    method: log.data.request_method,
    url: meant ? `https://${meant}${url.pathname}${url.search}` : url.href,
    requestHeaders: headers,
    requestBody: readable(log.data.request_data),
    duration: log.data.request_duration_ms,
    status: log.data.response_status_code,
    responseHeaders: readable(log.data.response_headers),
    responseBody: readable(log.data.response_content),
  };
}

/** An exchange as it went over the wire, with dots for every value of the connection whose field may be a secret. */
export function masked(
  exchange: Exchange,
  authData: Readonly<Record<string, string>>,
  authFields: readonly Field[],
): Exchange {
  const open = new Set(authFields.filter(({ isNoSecret }) => isNoSecret).map(({ key }) => key));
  const secrets = Object.entries(authData).flatMap(([key, value]) =>
    open.has(key) || value === '' ? [] : [value],
  );
  const hide = (text: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, DOTS), text);
  return {
    ...exchange,
    url: hide(exchange.url),
    requestHeaders: hide(exchange.requestHeaders),
    requestBody: hide(exchange.requestBody),
    responseHeaders: hide(exchange.responseHeaders),
    responseBody: hide(exchange.responseBody),
  };
}

/** What stands where a secret was. */
export const DOTS = '••••';
