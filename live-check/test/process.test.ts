import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Visit } from '../../sandbox/reply.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/services.ts';

/** The command as a process of its own, on a sandbox. */

const { service, login, api_key } = SANDBOX_ACCOUNTS.influencersoft;

const ANSWERED = {
  authData_service: service,
  authData_login: login,
  authData_api_key: api_key,
  LIVE_CHECK_EMAIL: 'tester@example.com',
  LIVE_CHECK_PRODUCT: 'sales',
  LIVE_CHECK_COUPON: '',
};

let sandbox: Sandbox;
let folder: string;
let onVisit: (visit: Visit) => void;

beforeAll(async () => {
  sandbox = await startSandbox({ onVisit: (visit) => onVisit(visit) });
});
beforeEach(() => {
  onVisit = () => {};
  folder = mkdtempSync(join(tmpdir(), 'live-check-'));
  sandbox.visits.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => sandbox.stop());

interface Ended {
  code: number | null;
  output: string;
  /** `undefined` if none was written. */
  report: string | undefined;
}

/** Runs the command in a folder of its own. */
async function live(
  stdin: string,
  environment: Readonly<Record<string, string>> = ANSWERED,
  options: readonly string[] = [],
  watch: (command: ChildProcess) => void = () => {},
): Promise<Ended> {
  const { PATH = '' } = process.env;
  const command = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(process.cwd(), 'live-check/main.ts'), ...options],
    { cwd: folder, env: { PATH, ...sandbox.environment, ...environment } },
  );
  watch(command);
  command.stdin.end(stdin);
  const [output, [code]] = await Promise.all([text(command.stdout).catch(() => ''), once(command, 'exit')]);
  return { code, output, report: read(join(folder, 'live-check-report.md')) };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const numbers = (): string[] => sandbox.influencersoft.service.listOrders().map(({ number }) => number);

test('asks for everything, says what it is going to do, and writes a report', async () => {
  const before = numbers();
  const answers = [service, login, api_key, 'tester@example.com', 'sales', '', 'yes'];
  const { code, output, report } = await live(`${answers.join('\n')}\n`, {});
  expect(code).toBe(0);
  expect(output).toContain('Makes one test order (CreateOrder): of tester@example.com');
  expect(report).toContain('| `middle-name` | holds |');
  expect(`${output}${report}`).not.toContain(api_key);
  expect(numbers()).toEqual(before);
});

test.each(['no', 'y', 'YES', ''])('sends nothing after "%s"', async (answer) => {
  const { code, output, report } = await live(`${answer}\n`);
  expect({ code, report }).toEqual({ code: 1, report: undefined });
  expect(output).toContain('Nothing was sent.');
  expect(sandbox.visits).toEqual([]);
});

test('takes no key as an argument', async () => {
  const { code } = await live('yes\n', ANSWERED, ['--key', api_key]);
  expect(code).toBe(1);
  expect(sandbox.visits).toEqual([]);
});

test('--help says what it does and sends nothing', async () => {
  const { code, output } = await live('', {}, ['--help']);
  expect(code).toBe(0);
  expect(output).toContain('--read-only');
  expect(sandbox.visits).toEqual([]);
});

test('says what is wrong with an account, before anything is sent and after', async () => {
  const typed = await live('yes\n', { ...ANSWERED, authData_login: 'User Name' });
  expect(typed.code).toBe(1);
  expect(sandbox.visits).toEqual([]);
  const refused = await live('yes\n', { ...ANSWERED, authData_api_key: 'Y'.repeat(40) });
  expect(refused.code).toBe(1);
  expect(refused.report).toContain('**InfluencerSoft does not accept this account: code 4, ');
});

test.each([
  ['SIGINT', 'CreateOrder'],
  ['SIGTERM', 'getOrderDetails'],
  ['SIGHUP', 'UpdateOrderStatus'],
  ['SIGINT', 'DeleteOrder'],
] as const)('%s at %s leaves no order behind', async (signal, method) => {
  const before = numbers();
  const ended = live('yes\n', ANSWERED, [], (command) => {
    onVisit = ({ path }) => path.endsWith(`/${method}`) && command.kill(signal);
  });
  const { code, output, report } = await ended;
  expect(code).toBe(130);
  expect(output).toContain('Stopping.');
  expect(report).toContain('**The run was stopped.**');
  expect(numbers()).toEqual(before);
});

test.each(['CreateOrder', 'getOrderDetails', 'UpdateOrderStatus'])(
  'SIGKILL at %s, which nothing can catch: the order that is left was told of',
  async (method) => {
    const before = numbers();
    const { output } = await live('yes\n', ANSWERED, [], (command) => {
      onVisit = ({ path }) => path.endsWith(`/${method}`) && command.kill('SIGKILL');
    });
    const { orders } = sandbox.influencersoft.service;
    const left = numbers().filter((number) => !before.includes(number));
    expect(left).toHaveLength(1);
    for (const number of left) {
      expect(output).toContain(`tagged ${orders.get(Number(number))?.fields.bill_tag}`);
      orders.delete(Number(number));
    }
  },
);

test('the end of whoever reads what it prints leaves no order behind', async () => {
  const before = numbers();
  const { code } = await live('yes\n', ANSWERED, [], ({ stdout }) => {
    onVisit = ({ path }) => path.endsWith('/CreateOrder') && stdout?.destroy();
  });
  expect(code).toBe(0);
  expect(numbers()).toEqual(before);
});
