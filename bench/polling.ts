import { createHash } from 'node:crypto';
import { GOODS, LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';
import { stepWith } from '../simulation/step.ts';
import type { Send } from '../src/http/request.ts';
import { ShopClient } from '../src/services/shop/client.ts';
import { INFLUENCERSOFT } from '../src/services/shop/influencersoft.ts';
import { ordersSince } from '../src/services/shop/orders-since.ts';
import { interleaved, spreadOf, type Table, timeOf, written } from './measure.ts';

const account = { login: LOGIN, api_key: SHOP_KEY };

const answerWith = (count: number): string => {
  const orders = Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    first_name: 'Ada',
    last_name: 'Lovelace',
    email: `ada${index}@example.com`,
    created: '1795341600',
    paid: '1795342200',
    pay_status: 'paid',
    price: '3900.00',
    utm: { medium: 'cpc', source: 'newsletter', campaign: '', content: '', term: '' },
    items: GOODS.map(({ good_name, good_title, good_sum }) => ({
      id: good_name,
      title: good_title,
      sum: good_sum,
    })),
  }));
  const hash = createHash('md5').update(`0::ok::${SHOP_KEY}`).digest('hex');
  return JSON.stringify({ error_code: 0, error_text: 'ok', result: orders, hash });
};

/** Lets what is done with go, so that only what is held counts. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
}

/** How the time and memory of one poll grow with the number of orders in its answer. */
export async function polling({ rounds }: { rounds: number }): Promise<Table> {
  const rows: string[][] = [];
  for (const count of [100, 1_000, 10_000]) {
    const text = answerWith(count);
    const send: Send = async () => ({ status: 200, header: () => undefined, text });
    const client = new ShopClient(INFLUENCERSOFT, account, stepWith(send));
    const poll = () => ordersSince(client, { daysBack: 26 });
    const [times = []] = await interleaved([() => timeOf(poll)], { warmUp: 2, rounds });
    await settle();
    const before = process.memoryUsage().heapUsed;
    const held = await poll();
    await settle();
    const memory = (process.memoryUsage().heapUsed - before) / 1024;
    const time = spreadOf(times);
    rows.push([
      held.length.toLocaleString('en'),
      `${(text.length / 1024).toFixed(0)} KB`,
      written(time),
      ((time.median / count) * 1000).toFixed(1),
      `${memory.toFixed(0)} KB`,
    ]);
  }
  return {
    title: 'One poll of a shop',
    text: 'From the text of the answer, three line items an order, to the result of the trigger; without the network.',
    head: ['Orders', 'Answer', 'One poll, ms', 'µs an order', 'Held by the result'],
    rows,
  };
}
