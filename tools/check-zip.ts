import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plainAddresses } from '../publishing-checks/index.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { isOffered } from '../src/contract/service.ts';
import { checkBudgets } from './budgets.ts';
import type { Edition } from './editions.ts';
import { sandboxAccounts } from './sandbox-accounts.ts';
import { zipOf } from './zips.ts';

/** All that Zapier runs; tools of development have no place in it. */
const PARTS = ['definition.json', 'dist', 'node_modules', 'package.json', 'zapierwrapper.js'];

/**
 * Creates an order with the handler out of an edition's unzipped `build/build.zip`, as Zapier's Lambda would,
 * and looks for parts that do not belong there, and for addresses without https in its code, where the publishing check of the
 * definition (D007) does not see them. Holds the zip to its budgets.
 *
 * @throws {Error} if anything is wrong with it
 */
export async function checkZip(edition: Edition): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
  const zip = zipOf(edition, 'build.zip');
  const sandbox = await startSandbox();
  try {
    execFileSync('unzip', ['-q', zip, '-d', folder]);
    const strangers = readdirSync(folder).filter((name) => !PARTS.includes(name));
    if (strangers.length > 0) throw new Error(`The zip holds ${strangers.join(', ')}.`);
    const plain = plainAddresses(readFileSync(join(folder, 'dist', 'index.js'), 'utf8'));
    if (plain.length > 0) throw new Error(`The app in the zip holds ${plain.join(', ')}.`);
    checkBudgets(zip, folder);
    Object.assign(process.env, sandbox.environment);
    const { handler } = await import(pathToFileURL(join(folder, 'zapierwrapper.js')).href);
    const [account] = sandboxAccounts(edition.services);
    if (account === undefined) throw new Error('The sandbox has no account for this edition.');
    const { service, authData } = account;
    const command = service.commands.create_order;
    if (!isOffered(command)) throw new Error(`${service.title} has no Create Order.`);
    const held = () => sandbox.orders().flatMap(({ orders }) => orders).length;
    const before = held();
    const { results } = await handler(
      {
        command: 'execute',
        method: 'creates.create_order.operation.perform',
        bundle: { authData, inputData: command.example },
        calledFromCli: true,
      },
      {},
    );
    if (held() !== before + 1) throw new Error('The zip did not create the order.');
    console.log(`The handler of ${zip} created order ${results.order_number} in ${service.title} (sandbox).`);
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
