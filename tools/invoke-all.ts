import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { readCommandLine } from '../command-line/program.ts';
import type { Account } from '../sandbox/registration.ts';
import { startSandbox } from '../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';
import { type Command, isOffered, type Query } from '../src/contract/service.ts';
import { SERVICES } from '../src/services/index.ts';
import { serviceOf } from '../src/zapier/connection.ts';
import { type ActionKind, ALL_ACTIONS } from './offers.ts';

/** Runs every implementation of every action on its example through `zapier-platform invoke`, on the sandbox. */

readCommandLine({
  command: 'npm run invoke-all',
  summary: "Runs every action once through Zapier's command line, on a sandbox of its own.",
  duration: 'about 40 seconds',
  options: {},
});

interface Call {
  account: Account;
  type: ActionKind['type'];
  key: string;
  implementation: Command | Query;
}

const calls = Object.values(SANDBOX_ACCOUNTS).flatMap((account) =>
  ALL_ACTIONS.flatMap(({ type, actions }) =>
    actions.flatMap(({ spec: { key }, offerOf }): Call[] => {
      const implementation = offerOf(serviceOf(SERVICES, account));
      return isOffered(implementation) ? [{ account, type, key, implementation }] : [];
    }),
  ),
);

const isFirst = ({ implementation }: Call, index: number): boolean =>
  calls.findIndex((call) => call.implementation === implementation) === index;

/** Orders are created before anything looks for them, and deleted when nothing else does. */
const turnOf = ({ type, key }: Call): number => (key === 'delete_order' ? 2 : type === 'create' ? 0 : 1);

const execute = promisify(execFile);
// The command line lets `.env` win over the environment. With one for a real account these orders would be real.
const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
for (const part of ['package.json', 'dist', 'node_modules']) symlinkSync(resolve(part), join(folder, part));
const sandbox = await startSandbox();
try {
  // Services that share an implementation need it run once.
  const once = calls.filter(isFirst).sort((a, b) => turnOf(a) - turnOf(b));
  for (const call of once) await invoke(call);
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
}

/** @throws {Error} if the command fails, or returns nothing */
async function invoke({ account, type, key, implementation: { example } }: Call): Promise<void> {
  const filledIn = Object.entries(account).map(([name, value]) => [`authData_${name}`, value]);
  const { stdout } = await execute(
    'zapier-platform',
    [
      ...['invoke', type, key, '-i', JSON.stringify(example), '--non-interactive'],
      // As the editor tests a trigger: some of the sandbox's orders are older than what most polls look at.
      ...(type === 'trigger' ? ['--isLoadingSample'] : []),
    ],
    {
      cwd: folder,
      env: {
        ...process.env,
        ...sandbox.environment,
        ...Object.fromEntries(filledIn),
        DISABLE_ZAPIER_ANALYTICS: '1',
      },
    },
  );
  const found = [JSON.parse(stdout)].flat().length;
  const name = `${account.service}: ${type} ${key}`;
  if (found === 0) throw new Error(`${name} returned nothing.`);
  console.log(`${name} returned ${found}`);
}
