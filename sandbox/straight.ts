import type { Arrival, Outcome } from './reply.ts';

/** A request as a client sees it. */
interface ClientRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

/** Returns how to send requests straight to a service of the sandbox, without a network between them. */
export const straightTo =
  (service: { handle(arrival: Arrival): Outcome }) =>
  async ({ method, url, headers, body = '' }: ClientRequest) => {
    const { host, pathname, searchParams } = new URL(url);
    const { reply } = service.handle({
      method,
      path: pathname,
      query: searchParams,
      host,
      headers,
      bytes: Buffer.from(body),
    });
    return {
      status: reply.status,
      header: (name: string) => reply.headers[name],
      text: reply.body.toString(),
    };
  };
