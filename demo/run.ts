import { APLAUT_API_KEY, APLAUT_OAUTH_TOKEN, LOGIN, SHOP_KEY } from '../sandbox/accounts.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { type AppRun, runnerOf } from './app-run.ts';

/** What a Zap does with one connection: the steps in order, each with what its form was filled in with. */
interface Story {
  title: string;
  authData: Record<string, string>;
  order: Record<string, unknown>;
  update: Record<string, unknown>;
  /** A second order, made another way, that later steps do not use. */
  extra?: Record<string, unknown>;
}

const SHOP_ORDER = {
  items: [{ product: 'sales', price: '1500.50' }, { product: 'invoice' }],
  email: 'ada@example.com',
  first_name: 'Ada',
  last_name: 'Lovelace',
  comment: 'in a beautiful box & {{with}} curly braces',
  created_at: '2026-11-22T10:00:00+03:00',
  utm_medium: 'cpc',
};
const SHOP_UPDATE = { status: 'sent', date: '2026-11-22T12:00:00+03:00', tracking_number: '10000000000000' };
const API2_ORDER = { ...SHOP_ORDER, api: 'api2', status: 'Paid', paid_at: '2026-11-22T10:05:00+03:00' };

const APLAUT_ORDER = {
  number: 'shop-1386',
  email: 'ada@example.com',
  full_name: 'Ada Lovelace',
  payment_status: 'not-paid',
  details: { region: '74' },
  items: [{ product: '45', name: 'Leather boots', price: '6800' }],
};
const APLAUT_UPDATE = { payment_status: 'paid', fulfillment_status: 'packed' };

const shopStory = (title: string, service: string): Story => ({
  title,
  authData: { service, login: LOGIN, api_key: SHOP_KEY },
  order: SHOP_ORDER,
  update: SHOP_UPDATE,
  extra: API2_ORDER,
});

const STORIES: readonly Story[] = [
  shopStory('InfluencerSoft', 'influencersoft'),
  shopStory('JustClick (justclick.io)', 'justclick'),
  shopStory('JustClick (justclick.ru)', 'justclick_ru'),
  {
    title: 'Aplaut (API Key)',
    authData: { service: 'aplaut', api_key: APLAUT_API_KEY },
    order: APLAUT_ORDER,
    update: APLAUT_UPDATE,
  },
  {
    title: 'Aplaut (OAuth Application)',
    authData: { service: 'aplaut_oauth', api_key: APLAUT_OAUTH_TOKEN },
    order: APLAUT_ORDER,
    update: APLAUT_UPDATE,
  },
];

let failed = 0;
let passed = 0;

const sandbox = await startSandbox();
Object.assign(process.env, sandbox.environment);
const run = await runnerOf();
for (const story of STORIES) await tell(story);
await zap();
await sandbox.stop();

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function tell({ title, authData, order, update, extra }: Story): Promise<void> {
  console.log(`\n${title}`);
  await step('Connect', run('authentication.test', { authData }));
  const created = await step('Create Order', run('creates.create_order', { authData, inputData: order }));
  const order_number = created.order_number;
  await step(
    'Update Order Status',
    run('creates.update_order_status', { authData, inputData: { order_number, ...update } }),
  );
  await step('Delete Order', run('creates.delete_order', { authData, inputData: { order_number } }));
  if (extra)
    await step('Create Order (API 2.0)', run('creates.create_order', { authData, inputData: extra }));
}

/** The Zap that this app exists for: an order that is paid in a shop goes to Aplaut, field by field. */
async function zap(): Promise<void> {
  console.log('\nA Zap: an order that is paid in InfluencerSoft goes to Aplaut');
  const shop = { service: 'influencersoft', login: LOGIN, api_key: SHOP_KEY };
  const aplaut = { service: 'aplaut', api_key: APLAUT_API_KEY };
  const order_number = '258363';
  const seen = new Set<unknown>();
  const remember = ({ id }: Record<string, unknown>) => {
    seen.add(id);
    return false;
  };
  const first = run('triggers.paid_order', { authData: shop, meta: { isPopulatingDedupe: true } });
  await step('Paid Order, first poll: what was paid before is remembered, not told', first, remember);
  await step(
    'The customer pays',
    run('creates.update_order_status', { authData: shop, inputData: { order_number, status: 'paid' } }),
  );
  const next = run('triggers.paid_order', { authData: shop });
  const paid = await step('Paid Order, next poll', next, ({ id }) => !seen.has(id));
  const created = await step(
    'Create Order in Aplaut, mapped from Paid Order',
    run('creates.create_order', {
      authData: aplaut,
      inputData: {
        number: paid.order_number,
        email: paid.email,
        full_name: paid.full_name,
        created_at: paid.created_at,
        items: rowsOf(paid.items).map(({ product, name, price }) => ({ product, name, price })),
      },
    }),
  );
  await step(
    'Update Order Status in Aplaut, mapped from Create Order',
    run('creates.update_order_status', {
      authData: aplaut,
      inputData: { order_number: created.order_number, payment_status: paid.payment_status },
    }),
  );
  const kept = sandbox.aplaut.service.orders.get(order_number);
  const [{ name, product, price } = {}] = rowsOf(paid.items);
  const line = JSON.stringify([{ product_id: product, name, price: Number(price) }]);
  const isThere = kept?.consumer_email === 'jane@example.com' && JSON.stringify(kept.order_lines) === line;
  count(
    isThere && Object(kept.details).payment_status === 'paid',
    'The order is in Aplaut, with its line items, and paid',
  );
}

/** The line items of a result. */
function rowsOf(items: unknown): Record<string, unknown>[] {
  return Array.isArray(items) ? items : [];
}

/** Prints a step with its requests and the first of its results that is told. */
async function step(
  title: string,
  running: AppRun,
  isTold: (result: Record<string, unknown>) => boolean = () => true,
): Promise<Record<string, unknown>> {
  const before = sandbox.visits.length;
  const { results, error } = await running;
  const visits = sandbox.visits.slice(before);
  const isProven = visits.length > 0 && visits.every(({ proof }) => proof.endsWith('holds'));
  count(error === undefined && isProven, title);
  for (const visit of visits) {
    console.log(
      `      ${visit.method} https://${visit.host}${visit.path} · ${visit.proof} · ${visit.answer}`,
    );
  }
  if (error !== undefined) console.log(`      ${error.replaceAll('\n', '\n      ')}`);
  const [result = {}] = results.filter(isTold);
  for (const [key, value] of Object.entries(result)) {
    console.log(
      `      ${key.padEnd(20)} ${typeof value === 'string' ? value || '(none)' : JSON.stringify(value)}`,
    );
  }
  return result;
}

function count(isGood: boolean, title: string): void {
  if (isGood) passed += 1;
  else failed += 1;
  console.log(`  ${isGood ? '✓' : '✗'} ${title}`);
}
