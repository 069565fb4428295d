import type { Exchange } from '../../../editor/index.ts';
import type { Exchanged } from '../../../simulation/services.ts';
import type { Incident } from '../../../simulation/zapier/network.ts';

/** How long something takes from one end of a line to the other, in milliseconds. */
export const LATENCY = 20;

/** What went over the wire, by the step that sent it. No two steps have the same list of incidents. */
export class Wires {
  readonly #exchanges = new WeakMap<readonly Incident[], Exchange[]>();

  add(exchanged: Exchanged): void {
    const before = this.of(exchanged.incidents);
    this.#exchanges.set(exchanged.incidents, [...before, exchangeOf(exchanged)]);
  }

  /** Oldest first. */
  of(incidents: readonly Incident[]): readonly Exchange[] {
    return this.#exchanges.get(incidents) ?? [];
  }
}

function exchangeOf({ arrival, began, ended, reply, isSent }: Exchanged): Exchange {
  const { method, host, path, query, headers, bytes } = arrival;
  return {
    method,
    url: `https://${host}${path}${query.size > 0 ? `?${query}` : ''}`,
    requestHeaders: linesOf(headers),
    requestBody: bytes.toString('utf8'),
    duration: ended - began + 2 * LATENCY,
    ...(reply && { status: reply.status }),
    isLost: !isSent,
    responseHeaders: linesOf(reply?.headers ?? {}),
    responseBody: Buffer.from(reply?.body ?? '').toString('utf8'),
  };
}

const linesOf = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
