import type { Context } from 'hono';

/** An answer before it goes out, so that a fault can still change it. */
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
  /** The host that was meant. */
  host: string;
  headers: Record<string, string>;
  /** The exact body, as text. */
  body: string;
  /** What the service made of the signature or key. */
  proof: string;
  /** The answer's status and, where it has one, its code. */
  answer: string;
}

/** What a service answers, and what it thought of the proof. */
export interface Outcome {
  reply: Reply;
  proof: string;
  /** For the log: `code 0 ok`. */
  summary: string;
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

/** Reads everything of a request that a service may want. */
export async function arrivalOf(c: Context): Promise<Arrival> {
  const url = new URL(c.req.url);
  return {
    method: c.req.method,
    // The path as it came: the router would decode it.
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
