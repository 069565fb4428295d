import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as zod from 'zod/mini';
import { FormError, parseInput } from '../src/form/parse-input.ts';
import { CODE, EMAIL } from '../src/form/values.ts';
import { SERVICES } from '../src/services/index.ts';
import { serviceOf } from '../src/zapier/connection.ts';
import { liveCheck } from './live-check.ts';
import { planOf } from './plan.ts';
import { Questions } from './questions.ts';
import { reportOf } from './report.ts';
import type { OrderWishes } from './script.ts';
import { sender } from './send.ts';
import { type Account, CHECKED_SERVICES, type CheckedService } from './services.ts';

const HELP = `npm run live-check -- [--read-only] [--api2] [--report FILE]

Checks with an account of yours what this app assumes of a service (docs/assumptions.md): it reads, makes one test order,
and deletes it. First it says what exactly it is going to do, and goes on only after you have typed yes.

  --read-only    makes no order
  --api2         makes the test order by API 2.0 of a shop
  --report FILE  where to write the report; live-check-report.md by default
  --help         prints this

It asks for what it needs, or takes it from the environment: authData_service (${CHECKED_SERVICES.map(({ id }) => id).join(', ')}),
authData_login (of a shop), authData_api_key; and for the test order LIVE_CHECK_EMAIL, LIVE_CHECK_PRODUCT and
LIVE_CHECK_COUPON, which may be empty. The key is never shown and never written down, and is no argument, which other users
of the machine could see.

Ends with 0 if nothing failed and nothing is left, else with 1; with 130 after Ctrl-C.
`;

// A terminal that is gone must not keep the run from cleaning up.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const { values } = parseArgs({
  options: {
    'read-only': { type: 'boolean', default: false },
    api2: { type: 'boolean', default: false },
    report: { type: 'string', default: 'live-check-report.md' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const questions = new Questions(process.stdin, process.stdout);
const service = await askService();
const account = await askAccount(service);
const wishes = values['read-only'] ? undefined : await askWishes(service);
console.log(`\n${planOf(service, wishes, values.report)}`);
if ((await questions.ask('\nGo on? Type yes:')) !== 'yes') {
  console.log('Nothing was sent.');
  process.exit(1);
}
questions.close();

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    console.log('\nStopping. Whatever was made is deleted first.');
    stop.abort();
  });
}
const { baseUrlVariable } = serviceOf(SERVICES, { service: service.id });
const isSandbox = Boolean(process.env[baseUrlVariable]?.trim());
const outcome = await liveCheck(isSandbox ? { ...service, pause: 0 } : service, account, wishes, {
  send: sender(baseUrlVariable),
  now: Date.now,
  wait: async (milliseconds) => wait(milliseconds),
  stop: stop.signal,
  say: (line) => console.log(line),
});

const failed = service.ids.filter((id) => outcome.findings.of(id).result === 'fails');
writeFileSync(values.report, reportOf(service, account, wishes, outcome));
for (const id of service.ids) {
  const { result, seen } = outcome.findings.of(id);
  console.log(`${result.padEnd('could not be checked'.length)}  ${id.padEnd(24)}  ${seen}`);
}
console.log(`\nThe report is in ${values.report}.`);
if (outcome.ended !== undefined) console.log(outcome.ended);
for (const order of outcome.left) console.log(`Left in ${service.title}, please delete it there: ${order}`);
const isGood = failed.length === 0 && outcome.left.length === 0 && outcome.ended === undefined;
process.exitCode = stop.signal.aborted ? 130 : isGood ? 0 : 1;

async function askService(): Promise<CheckedService> {
  const list = CHECKED_SERVICES.map(({ id, title }) => `  ${id.padEnd(16)} ${title}`).join('\n');
  const id = process.env.authData_service ?? (await questions.ask(`${list}\nService:`));
  const found = CHECKED_SERVICES.find((known) => known.id === id);
  return found ?? giveUp(`There is no service "${id}".`);
}

async function askAccount({ id, isShop }: CheckedService): Promise<Account> {
  const { authData_login, authData_api_key } = process.env;
  const login = isShop ? (authData_login ?? (await questions.ask('Login:'))) : '';
  const key = authData_api_key ?? (await questions.askHidden('API Key (not shown):'));
  try {
    // The form of a connection knows what a login and a key can be.
    const { connectionForm, title } = serviceOf(SERVICES, { service: id });
    const checked = parseInput(connectionForm, { login, api_key: key }, title);
    return { login: 'login' in checked ? String(checked.login) : '', key };
  } catch (error) {
    if (error instanceof FormError) return giveUp(error.message);
    throw error;
  }
}

async function askWishes({ isShop }: CheckedService): Promise<OrderWishes> {
  const { LIVE_CHECK_EMAIL, LIVE_CHECK_PRODUCT, LIVE_CHECK_COUPON } = process.env;
  const email = LIVE_CHECK_EMAIL ?? (await questions.ask('Your own email address, for the test order:'));
  const product =
    LIVE_CHECK_PRODUCT ??
    (await questions.ask(`Code of ${isShop ? 'a digital product made for this' : 'a product'}:`));
  if (!zod.safeParse(EMAIL, email).success) return giveUp('The test order needs your email address.');
  if (!zod.safeParse(CODE, product).success || product === '')
    return giveUp('The test order needs a product.');
  const byApi2 = isShop && values.api2;
  const coupon =
    isShop && !byApi2
      ? (LIVE_CHECK_COUPON ?? (await questions.ask('Code of a coupon that may be used (empty for none):')))
      : '';
  return { email, product, byApi2, ...(coupon !== '' && { coupon }) };
}

function giveUp(message: string): never {
  console.error(message);
  process.exit(1);
}
