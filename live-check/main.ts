import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FormError } from '../src/form/parse-input.ts';
import { SERVICES } from '../src/services/index.ts';
import { serviceOf } from '../src/zapier/connection.ts';
import { askAccount, askService, askWishes, WrongAnswer } from './ask.ts';
import { liveCheck, type RunResult } from './live-check.ts';
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

// A terminal that is gone must not keep a run from cleaning up.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(isTypedWrongly(error) ? error.message : error);
  process.exitCode = 1;
}

/** Whether an error is about what was typed, on the command line or as an answer. */
function isTypedWrongly(error: unknown): error is Error {
  if (error instanceof WrongAnswer || error instanceof FormError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** @returns the status to end with */
async function main(): Promise<number> {
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
    return 0;
  }
  const questions = new Questions(process.stdin, process.stdout);
  try {
    const service = await askService(questions);
    const account = await askAccount(questions, service);
    const wishes = values['read-only'] ? undefined : await askWishes(questions, service, values.api2);
    console.log(`\n${planOf(service, wishes, values.report)}`);
    const isAgreed = (await questions.ask('\nGo on? Type yes:')) === 'yes';
    questions.close();
    if (isAgreed) return await check(service, account, wishes, values.report);
    console.log('Nothing was sent.');
    return 1;
  } finally {
    questions.close();
  }
}

async function check(
  service: CheckedService,
  account: Account,
  wishes: OrderWishes | undefined,
  file: string,
): Promise<number> {
  const stop = stopOnSignals();
  const { baseUrlVariable } = serviceOf(SERVICES, { service: service.id });
  const isSandbox = Boolean(process.env[baseUrlVariable]?.trim());
  const outcome = await liveCheck(
    isSandbox ? { ...service, pause: 0, patience: 0 } : service,
    account,
    wishes,
    {
      send: sender(baseUrlVariable),
      now: Date.now,
      wait: async (milliseconds) => wait(milliseconds),
      stop,
      say: (line) => console.log(line),
    },
  );
  tell(service, outcome);
  writeFileSync(file, reportOf(service, account, wishes, outcome));
  console.log(`\nThe report is in ${file}.`);
  if (stop.aborted) return 130;
  const isGood = service.ids.every((id) => outcome.findings.of(id).result !== 'fails');
  return isGood && outcome.left.length === 0 && outcome.ended === undefined ? 0 : 1;
}

function stopOnSignals(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      console.log('\nStopping. Whatever was made is deleted first.');
      stop.abort();
    });
  }
  return stop.signal;
}

function tell({ ids, title }: CheckedService, { findings, ended, left }: RunResult): void {
  for (const id of ids) {
    const { result, seen } = findings.of(id);
    console.log(`${result.padEnd('could not be checked'.length)}  ${id.padEnd(24)}  ${seen}`);
  }
  if (ended !== undefined) console.log(`\n${ended}`);
  for (const order of left) console.log(`\nLeft in ${title}, please delete it there: ${order}`);
}
