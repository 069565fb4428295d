import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { readCommandLine } from '../command-line/program.ts';
import { ASSUMPTIONS } from '../live-check/assumptions.ts';
import type { FaultName } from '../sandbox/faults.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';

/** Runs `npm run live-check` in every way on the sandbox. Every assumption has to hold there, and nothing may be left. */

readCommandLine({
  command: 'npm run live-check-all',
  summary: 'Runs npm run live-check in every way on a sandbox of its own.',
  duration: 'about 10 seconds',
  options: {},
});
const FOLDER = 'build/live-check';

const ORDER = { LIVE_CHECK_EMAIL: 'tester@example.com', LIVE_CHECK_PRODUCT: 'sales', LIVE_CHECK_COUPON: '' };

interface Run {
  account: Readonly<Record<string, string>>;
  options: readonly string[];
  order: Readonly<Record<string, string>>;
  /** What goes wrong with the request after the first to a path. */
  trouble?: { after: string; fault: FaultName };
  /** What it ends with; 0 by default. */
  status?: number;
}

/** By the name of the report. */
const RUNS: Readonly<Record<string, Run>> = {
  influencersoft: { account: SANDBOX_ACCOUNTS.influencersoft, options: [], order: ORDER },
  justclick: {
    account: SANDBOX_ACCOUNTS.justclick,
    options: [],
    order: { ...ORDER, LIVE_CHECK_COUPON: 'skidka50' },
  },
  justclick_ru: { account: SANDBOX_ACCOUNTS.justclick_ru, options: ['--api2'], order: ORDER },
  influencersoft_at_its_limit: {
    account: SANDBOX_ACCOUNTS.influencersoft,
    options: [],
    order: ORDER,
    // The next one is the test order.
    trouble: { after: '/api/getcoupons', fault: 'code_8' },
    status: 1,
  },
  aplaut: {
    account: SANDBOX_ACCOUNTS.aplaut,
    options: [],
    order: { ...ORDER, LIVE_CHECK_PRODUCT: '45' },
    trouble: { after: '/v4/products', fault: 'busy_seconds' },
  },
  aplaut_oauth: { account: SANDBOX_ACCOUNTS.aplaut_oauth, options: ['--read-only'], order: {} },
};

mkdirSync(FOLDER, { recursive: true });
let trouble: Run['trouble'];
const sandbox = await startSandbox({
  onVisit: ({ path }) => {
    if (trouble === undefined || !path.startsWith(trouble.after)) return;
    sandbox.failNext(trouble.fault);
    trouble = undefined;
  },
});
try {
  const before = numbersIn(sandbox);
  const held = new Set<string>();
  for (const [name, run] of Object.entries(RUNS)) {
    const report = `${FOLDER}/${name}.md`;
    trouble = run.trouble;
    await liveCheck([...run.options, '--report', report], { ...run.account, ...run.order }, run.status);
    for (const [, id = ''] of readFileSync(report, 'utf8').matchAll(/^\| `(\S+)` \| holds \|/gm))
      held.add(id);
  }
  const unchecked = Object.keys(ASSUMPTIONS).filter((id) => !held.has(id));
  if (unchecked.length > 0) throw new Error(`In no report: ${unchecked.join(', ')}`);
  if (numbersIn(sandbox) !== before) throw new Error('There are other orders in the sandbox than before.');
  console.log(`${held.size} assumptions hold on the sandbox. The reports are in ${FOLDER}/.`);
} finally {
  await sandbox.stop();
}

/** @throws {Error} if it does not end well */
async function liveCheck(
  options: readonly string[],
  values: Readonly<Record<string, string>>,
  status = 0,
): Promise<void> {
  const environment = Object.entries(values).map(([name, value]) => [
    name.startsWith('LIVE_CHECK_') ? name : `authData_${name}`,
    value,
  ]);
  const command = spawn('npm', ['run', '--silent', 'live-check', '--', ...options], {
    env: { ...process.env, ...sandbox.environment, ...Object.fromEntries(environment) },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  command.stdin.end('yes\n');
  const [code] = await once(command, 'exit');
  if (code !== status) throw new Error(`npm run live-check -- ${options.join(' ')} ended with ${code}.`);
}

function numbersIn({ orders }: Sandbox): string {
  return orders()
    .flatMap((service) => service.orders.map(({ number }) => number))
    .join();
}
