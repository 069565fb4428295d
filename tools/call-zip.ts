import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainAddresses } from '../publishing-checks/index.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';
import { checkBudgets } from './budgets.ts';

/** All that Zapier runs; tools of development have no place in it. */
const PARTS = ['definition.json', 'dist', 'node_modules', 'package.json', 'zapierwrapper.js'];

/**
 * Creates one order with the handler out of the unzipped `build/build.zip`, as Zapier's Lambda would, and looks for parts that
 * do not belong there, and for addresses without https in its code, where the publishing check of the definition (D007) does
 * not see them. Holds the zip to its budgets.
 */
const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
const sandbox = await startSandbox();
try {
  execFileSync('unzip', ['-q', 'build/build.zip', '-d', folder]);
  const strangers = readdirSync(folder).filter((name) => !PARTS.includes(name));
  if (strangers.length > 0) throw new Error(`The zip holds ${strangers.join(', ')}.`);
  const plain = plainAddresses(readFileSync(join(folder, 'dist', 'index.js'), 'utf8'));
  if (plain.length > 0) throw new Error(`The app in the zip holds ${plain.join(', ')}.`);
  checkBudgets('build/build.zip', folder);
  Object.assign(process.env, sandbox.environment);
  const { handler } = await import(pathToFileURL(join(folder, 'zapierwrapper.js')).href);
  const { results } = await handler(
    {
      command: 'execute',
      method: 'creates.create_order.operation.perform',
      bundle: {
        authData: SANDBOX_ACCOUNTS.influencersoft,
        inputData: { items: [{ product: 'sales' }], email: 'ada@example.com' },
      },
      calledFromCli: true,
    },
    {},
  );
  const order = sandbox.influencersoft.service.orders.get(Number(results.order_number));
  if (order?.fields.bill_email !== 'ada@example.com') throw new Error('The zip did not create the order.');
  console.log(`The handler of the zip created order ${results.order_number} in the sandbox.`);
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
}
