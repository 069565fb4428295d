import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';
import type { Params } from '../src/contract/param-map.ts';
import { httpBuildQuery } from '../src/services/shop/http-build-query.ts';
import { signRequest } from '../src/services/shop/signature.ts';
import { interleaved, type Spread, spreadOf, type Table, timeOf, written } from './measure.ts';
import { NO_PHP, Php } from './processes.ts';

/** An order as it is signed, with some of everything that has to be escaped. */
const orderWith = (items: number, number: number): Params => ({
  goods: Array.from({ length: items }, (_, index) => ({
    good_name: `good-${number}-${index}`,
    good_sum: '1500.50',
  })),
  bill_first_name: 'Ада',
  bill_surname: 'Lovelace & Söhne',
  bill_email: `ada+${number}@example.com`,
  bill_phone: '+7(928)777-77-77',
  bill_country: 'USA',
  bill_region: 'New York',
  bill_city: 'New York',
  bill_address: '11 Wall St., ~ 2nd floor',
  bill_postal_code: '10005',
  bill_tag: 'AdWords',
  bill_comment: "in a beautiful box! (it's a gift)",
  bill_timer_kill: '1',
  bill_created: String(1_291_001_819 + number),
  bill_domain: 'www.shop.io',
  utm: { utm_medium: 'cpc', utm_source: 'newsletter', utm_campaign: 'весна 2026' },
});

const hashOf = (order: Params): string => signRequest(httpBuildQuery(order), LOGIN, SHOP_KEY);

interface Measured {
  ours: Spread;
  php: Spread | undefined;
}

/** Orders a second, and how the time for one grows with its line items. */
export async function signing(options: {
  rounds: number;
  orders: number;
  hasPhp: boolean;
}): Promise<Table[]> {
  const { orders } = options;
  const { ours, php } = await race(
    Array.from({ length: orders }, (_, number) => orderWith(3, number)),
    1,
    options,
  );
  const aSecond = ({ median }: Spread) => Math.round((orders / median) * 1000).toLocaleString('en');
  const sizes = [1, 10, 100, 1_000, 10_000];
  const growth: string[][] = [];
  for (const items of sizes) {
    const measured = await race([orderWith(items, 0)], Math.ceil(2_000 / items), options);
    const anItem = (spread: Spread) => ((spread.median / items) * 1000).toFixed(2);
    growth.push([
      items.toLocaleString('en'),
      written(measured.ours, 3),
      anItem(measured.ours),
      ...(measured.php ? [written(measured.php, 3), anItem(measured.php)] : [NO_PHP, '']),
    ]);
  }
  return [
    {
      title: 'Signing',
      text:
        `\`httpBuildQuery\` and \`signRequest\` against PHP's \`http_build_query\` and \`md5\`: the same ${orders} orders of three ` +
        'line items, from the same JSON file, with the same hashes.',
      head: ['', 'Orders a second', '× PHP, in time'],
      rows: [
        ['this app', aSecond(ours), php ? (ours.median / php.median).toFixed(2) : ''],
        ['PHP', php ? aSecond(php) : NO_PHP, php ? '1.00' : ''],
      ],
    },
    {
      title: 'Signing one order of many line items',
      text: 'Milliseconds for the order, and microseconds for each of its line items.',
      head: ['Line items', 'this app, ms', 'µs an item', 'PHP, ms', 'µs an item'],
      rows: growth,
    },
  ];
}

/** @throws {Error} if PHP comes to other hashes */
async function race(
  orders: readonly Params[],
  times: number,
  { rounds, hasPhp }: { rounds: number; hasPhp: boolean },
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-bench-'));
  const file = join(folder, 'orders.json');
  writeFileSync(file, JSON.stringify(orders));
  const php = hasPhp ? new Php('bench/signing.php', [file, LOGIN, SHOP_KEY]) : undefined;
  const expected = createHash('md5').update(orders.map(hashOf).join('')).digest('hex');
  const inPhp = async (process: Php) => {
    const [took, hash] = (await process.ask(times)).split(' ');
    if (hash !== expected) throw new Error(`PHP signs orders of ${file} in another way.`);
    return Number(took);
  };
  const inOurs = () =>
    timeOf(() => {
      for (let time = 0; time < times; time += 1) for (const order of orders) hashOf(order);
    });
  try {
    const contestants = [async () => (await inOurs()) / times, ...(php ? [() => inPhp(php)] : [])];
    const [ours = [], theirs] = await interleaved(contestants, { warmUp: rounds, rounds });
    return { ours: spreadOf(ours), php: theirs && spreadOf(theirs) };
  } finally {
    await php?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
