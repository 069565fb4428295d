import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { APLAUT_API_KEY, LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';

/** Runs every trigger, drop-down, search and create once through `zapier-platform invoke`, on the sandbox. */

const SHOP = { service: 'influencersoft', login: LOGIN, api_key: SHOP_KEY };
const APLAUT = { service: 'aplaut', login: '', api_key: APLAUT_API_KEY };

const LISTS = ['list_products', 'list_orders', 'list_coupons', 'list_sales_managers'];
const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed', ...LISTS];
const items = [{ product: 'sales', price: '1500.50' }];

/** Kind, key and input of each call; the creates come first, so that there is something to find. */
const SHOP_CALLS: [kind: string, key: string, input: object][] = [
  ['create', 'create_order', { email: 'ada@example.com', items }],
  ['create', 'update_order_status', { order_number: '258367', status: 'paid' }],
  ...TRIGGERS.map((key): [string, string, object] => ['trigger', key, {}]),
  ['search', 'find_order', { email: 'ada@example.com' }],
  ['search', 'find_order', { order_number: '258367' }],
  ['search', 'find_product', { query: 'course' }],
  ['search', 'find_coupon', { query: 'spring' }],
  ['search', 'find_sales_manager', { query: 'grace' }],
  ['create', 'delete_order', { order_number: '258367' }],
];
const APLAUT_CALLS: typeof SHOP_CALLS = [
  ['create', 'create_order', { number: 'N1', email: 'ada@example.com', items, payment_status: 'paid' }],
  ['create', 'update_order_status', { order_number: 'N1', fulfillment_status: 'packed' }],
  ...TRIGGERS.map((key): [string, string, object] => ['trigger', key, {}]),
  ['search', 'find_order', { order_number: 'N1' }],
  ['search', 'find_product', { query: 'boots' }],
  ['create', 'delete_order', { order_number: 'N1' }],
];

/** Aplaut has neither, and says so with an empty list. */
const NOT_IN_APLAUT = ['list_coupons', 'list_sales_managers'];

const run = promisify(execFile);
// The command line lets `.env` win over the environment. With one for a real account these orders would be real.
const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
for (const part of ['package.json', 'dist', 'node_modules']) symlinkSync(resolve(part), join(folder, part));
const sandbox = await startSandbox();
try {
  await invokeAll('InfluencerSoft', SHOP, SHOP_CALLS);
  await invokeAll('Aplaut', APLAUT, APLAUT_CALLS);
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
}

async function invokeAll(
  title: string,
  authData: Record<string, string>,
  calls: typeof SHOP_CALLS,
): Promise<void> {
  for (const [kind, key, input] of calls) {
    const { stdout } = await run(
      'zapier-platform',
      ['invoke', kind, key, '-i', JSON.stringify(input), '--non-interactive'],
      {
        cwd: folder,
        env: {
          ...process.env,
          ...sandbox.environment,
          ...Object.fromEntries(Object.entries(authData).map(([name, value]) => [`authData_${name}`, value])),
          DISABLE_ZAPIER_ANALYTICS: '1',
        },
      },
    );
    const found = [JSON.parse(stdout)].flat();
    const isEmpty = title === 'Aplaut' && NOT_IN_APLAUT.includes(key);
    if ((found.length === 0) !== isEmpty)
      throw new Error(`${title}: ${kind} ${key} returned ${found.length}.`);
    console.log(`${title}: ${kind} ${key} returned ${found.length}`);
  }
}
