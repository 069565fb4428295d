import type { Send } from '../src/http/request.ts';
import type { Arrival, Outcome } from './reply.ts';

/** Hands requests to a service of the sandbox, without a line in between. */
export const straightTo =
  (service: { handle(arrival: Arrival): Outcome }): Send =>
  async ({ method, url, headers, body = '' }) => {
    const { host, pathname, searchParams } = new URL(url);
    const { reply } = service.handle({
      method,
      path: pathname,
      query: searchParams,
      host,
      headers,
      bytes: Buffer.from(body),
    });
    return { status: reply.status, header: (name) => reply.headers[name], text: reply.body.toString() };
  };
