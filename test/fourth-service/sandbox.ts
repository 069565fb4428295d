import type { Registration, SandboxService } from '../../sandbox/registration.ts';
import { type Arrival, json, type OrderSummary, type Outcome, type Reply } from '../../sandbox/reply.ts';

const ACCOUNT = {
  service: 'tally',
  base_url: 'https://shop.tally.example',
  token: 'sandbox-tally-token',
} as const;

/** One shop that runs Tally, in memory. */
class Tally implements SandboxService {
  readonly name = 'Tally';
  readonly orders: Record<string, unknown>[] = [];

  handle(arrival: Arrival): Outcome {
    const isOwn = arrival.headers.authorization === `Bearer ${ACCOUNT.token}`;
    const reply = isOwn ? this.#reply(arrival) : json(401, {});
    return { reply, proof: isOwn ? 'token holds' : 'token wrong', summary: `HTTP ${reply.status}` };
  }

  listOrders(): OrderSummary[] {
    return this.orders.map(({ number }) => ({ number: String(number), customer: '', items: '', status: '' }));
  }

  #reply({ method, host, path, bytes }: Arrival): Reply {
    if (host !== new URL(ACCOUNT.base_url).host) return json(404, {});
    if (path === '/orders' && method === 'GET') return json(200, this.orders);
    if (path === '/orders' && method === 'POST') {
      const { lines, buyer, gift, ...unknown } = JSON.parse(bytes.toString());
      if (Object.keys(unknown).length > 0) return json(422, {});
      const order = { number: this.orders.length + 1, lines, buyer, gift };
      this.orders.unshift(order);
      return json(201, order);
    }
    const index = this.orders.findIndex(({ number }) => path === `/orders/${number}`);
    if (method !== 'DELETE' || index < 0) return json(404, {});
    this.orders.splice(index, 1);
    return { status: 204, headers: {}, body: '' };
  }
}

export const tallySandbox = {
  baseUrlVariable: 'TALLY_BASE_URL',
  port: 4013,
  accounts: [ACCOUNT],
  create: () => new Tally(),
} as const satisfies Registration;
