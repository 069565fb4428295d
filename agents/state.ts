import type { AplautOrder } from '../sandbox/aplaut.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';

/** The orders of Aplaut that requests are about; the sandbox has none. Its shops have theirs (`sandbox/accounts.ts`). */
const APLAUT_ORDERS: readonly AplautOrder[] = [
  {
    number: 'A-100',
    consumer_email: 'ada@example.com',
    order_lines: [{ product_id: '45', name: 'Ботинки ECCO 69', price: 6800 }],
    details: { payment_status: 'not-paid' },
    created_at: '2026-11-20T10:00:00.000+03:00',
  },
  {
    number: 'A-101',
    consumer_email: 'maria@example.com',
    order_lines: [{ product_id: '46', name: 'Leather boots', price: 5400.5 }],
    details: { payment_status: 'paid', fulfillment_status: 'packed' },
    created_at: '2026-11-21T10:00:00.000+03:00',
  },
  {
    number: 'A-102',
    consumer_email: 'bob@example.com',
    order_lines: [{ product_id: 'sock-1', name: 'Sock no. 1', price: 90 }],
    details: { payment_status: 'not-paid', fulfillment_status: 'new' },
    created_at: '2026-11-22T10:00:00.000+03:00',
  },
];

/** Starts the sandbox as it is before every request, and points the app at it. */
export async function startState(): Promise<Sandbox> {
  const sandbox = await startSandbox();
  for (const order of APLAUT_ORDERS) sandbox.aplaut.service.orders.set(order.number, structuredClone(order));
  Object.assign(process.env, sandbox.environment);
  return sandbox;
}
