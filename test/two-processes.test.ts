import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { CONNECTIONS, type ServiceName, useSandbox } from './support/app.ts';

/** The app keeps nothing between steps, so any process can run any of them: Zapier has as many as it needs. */

const sandbox = useSandbox();

/** One process that runs steps; it learns of nothing but the events that it is sent. */
class Machine {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();

  constructor() {
    this.#process = fork(join(__dirname, 'support/worker.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, ...sandbox().environment },
    });
    this.#process.on('message', (answer: Answer) => this.#waiting.get(answer.id)?.(answer));
  }

  /** Runs one create. */
  run(action: string, service: ServiceName, inputData: object): Promise<Answer> {
    const id = this.#waiting.size;
    const bundle = { authData: CONNECTIONS[service], inputData };
    const event = { method: `creates.${action}.operation.perform`, bundle };
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#process.send({ id, event });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }
}

interface Answer {
  id: number;
  results?: Record<string, unknown>;
  error?: string;
}

let first: Machine;
let second: Machine;
beforeAll(() => {
  first = new Machine();
  second = new Machine();
});
afterAll(() => Promise.all([first.stop(), second.stop()]));

const shopOrders = () => sandbox().influencersoft.service.orders;

test('two processes share the work of one account, and neither knows of the other', async () => {
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  const created = await Promise.all(
    numbers.map((index) =>
      (index % 2 === 0 ? first : second).run('create_order', 'influencersoft', {
        items: [{ product: 'sales' }],
        email: `c${index}@example.com`,
      }),
    ),
  );
  const orderNumbers = created.map(({ results }) => String(results?.order_number));
  expect(new Set(orderNumbers).size).toBe(50);
  // What the first has made, the second changes, and the first deletes.
  for (const order_number of orderNumbers.slice(0, 10)) {
    const input = { order_number, status: 'paid' };
    const updated = await second.run('update_order_status', 'influencersoft', input);
    expect(updated.results).toMatchObject(input);
    const deleted = await first.run('delete_order', 'influencersoft', { order_number });
    expect(deleted.results).toMatchObject({ order_number });
    expect(shopOrders().has(Number(order_number))).toBe(false);
  }
});

test('one that is killed leaves nothing that the other would miss', async () => {
  await first.run('create_order', 'aplaut', {
    order_number: 'N1',
    email: 'ada@example.com',
    items: [{ product: '45' }],
  });
  await first.stop();
  const updated = await second.run('update_order_status', 'aplaut', {
    order_number: 'N1',
    payment_status: 'paid',
  });
  expect(updated.results).toMatchObject({ order_number: 'N1', payment_status: 'paid' });
  expect((await second.run('delete_order', 'aplaut', { order_number: 'N1' })).error).toBeUndefined();
  expect(sandbox().aplaut.service.orders.has('N1')).toBe(false);
});
