import { readCommandLine } from '../command-line/program.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { isOffered } from '../src/contract/service.ts';
import { creates } from '../src/creates/index.ts';
import { EDITION_OPTION, editionNamed } from '../tools/editions.ts';
import { packagedEdition } from '../tools/packaged-edition.ts';
import { type SandboxAccount, sandboxAccounts } from '../tools/sandbox-accounts.ts';
import { type AppRun, runnerOf } from './app-run.ts';

type Account = SandboxAccount['authData'];

const { values } = readCommandLine({
  command: 'npm start',
  summary:
    'Creates, updates and deletes orders in the sandbox of each service, and runs a Zap from one to another.',
  options: {
    edition: EDITION_OPTION,
    verbose: { type: 'boolean', default: false, help: 'prints each request and result' },
  },
  example: '--verbose',
});
const edition = editionNamed(values.edition);
const accounts = sandboxAccounts(edition.services);
let failed = 0;
let passed = 0;

const run = runnerOf(await packagedEdition(edition));
let sandbox = await freshSandbox();
for (const account of accounts) {
  await tell(account);
  // Accounts of one service share its orders, and each creates the same one.
  await sandbox.stop();
  sandbox = await freshSandbox();
}
const shop = accountOf('influencersoft');
const aplaut = accountOf('aplaut');
if (shop && aplaut) await zap(shop, aplaut);
await sandbox.stop();

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Points the app at a sandbox in which nothing has happened yet. */
async function freshSandbox(): Promise<Sandbox> {
  const fresh = await startSandbox();
  Object.assign(process.env, fresh.environment);
  return fresh;
}

/** An order is created, updated and deleted in one account, with the examples of its service. */
async function tell({ service: { title, commands }, authData }: SandboxAccount): Promise<void> {
  console.log(`\n${title} [Sandbox]`);
  await step('Connect', run('authentication.test', { authData }));
  let order_number: unknown;
  for (const { key, label } of Object.values(creates)) {
    const command = commands[key];
    if (!isOffered(command)) continue;
    const { example } = command;
    const isKnown = 'order_number' in example && order_number !== undefined;
    const inputData = isKnown ? { ...example, order_number } : example;
    const result = await step(label, run(`creates.${key}`, { authData, inputData }));
    order_number ??= result.order_number;
  }
}

/** The account of a service, if the edition has it. */
function accountOf(id: string): Account | undefined {
  return accounts.find(({ service }) => service.id === id)?.authData;
}

/** The Zap that this app exists for: an order that is paid in a shop goes to Aplaut, field by field. */
async function zap(shop: Account, aplaut: Account): Promise<void> {
  console.log('\nA Zap: an order that is paid in InfluencerSoft goes to Aplaut [Sandbox]');
  const order_number = '258363';
  const seen = new Set<unknown>();
  const remember = ({ id }: Record<string, unknown>) => {
    seen.add(id);
    return false;
  };
  const first = run('triggers.paid_order', { authData: shop, meta: { isPopulatingDedupe: true } });
  await step('Paid Order, first poll: what was paid before is recorded without triggering', first, remember);
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
        order_number: paid.order_number,
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

/** Prints a step; with `--verbose` its requests, too, and the first of its results that is told. */
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
  if (error !== undefined) console.log(`      ${error.replaceAll('\n', '\n      ')}`);
  const [result = {}] = results.filter(isTold);
  if (values.verbose) showDetails(visits, result);
  return result;
}

function showDetails(visits: typeof sandbox.visits, result: Record<string, unknown>): void {
  for (const { method, host, path, proof, answer } of visits)
    console.log(`      ${method} https://${host}${path} · ${proof} · ${answer}`);
  for (const [key, value] of Object.entries(result)) {
    const text = typeof value === 'string' ? value || '(none)' : JSON.stringify(value);
    console.log(`      ${key.padEnd(20)} ${text}`);
  }
}

function count(isGood: boolean, title: string): void {
  if (isGood) passed += 1;
  else failed += 1;
  console.log(`  ${isGood ? '✓' : '✗'} ${title}`);
}
