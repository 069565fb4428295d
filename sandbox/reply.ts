import type { Context } from 'hono';

/** A response that is not sent yet, so that a fault can still change it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

/** One request that arrived, and what became of it. */
export interface Visit {
  /** `InfluencerSoft`, `JustClick` or `Aplaut`. */
  service: string;
  method: string;
  /** With its query. */
  path: string;
  /** The host of the real service that the request is for. */
  host: string;
  headers: Record<string, string>;
  /** The exact body, as text. */
  body: string;
  /** Whether the signature or key is right: `signature holds`, `key wrong`. */
  proof: string;
  /** The answer's status and, where it has one, its code. */
  answer: string;
}

/** What a service answers, and whether the signature or key was right. */
export interface Outcome {
  reply: Reply;
  proof: string;
  /** For the log: `code 0 ok`. */
  summary: string;
}

/** An order as a person would look it up in a service. */
export interface OrderSummary {
  number: string;
  customer: string;
  /** The codes of its products. */
  items: string;
  status: string;
}

/** A request as a service of the sandbox sees it. */
export interface Arrival {
  method: string;
  path: string;
  query: URLSearchParams;
  host: string;
  headers: Record<string, string>;
  bytes: Buffer;
}

/** Reads a request. */
export async function arrivalOf(c: Context): Promise<Arrival> {
  const url = new URL(c.req.url);
  return {
    method: c.req.method,
    // Not the router's path, which is decoded.
    path: url.pathname,
    query: url.searchParams,
    host: c.req.header('host') ?? '',
    headers: c.req.header(),
    bytes: Buffer.from(await c.req.arrayBuffer()),
  };
}

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});
