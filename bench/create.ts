import type { Apps } from './apps.ts';
import { interleaved, ratio, spreadOf, type Table, written } from './measure.ts';
import { Helper, NO_PHP, Php } from './processes.ts';

/** How many creates a contestant does in a row, so that the clock's grain does not show. */
const IN_A_ROW = 10;

/** The vendor's sample, kept for the tests. */
export const PHP_SAMPLE = 'test/php-samples/create-order.php';

/** One create in processes that are warm: each has done some already. */
export async function create(
  { bare, forms, ours, program }: Apps,
  sandbox: Readonly<Record<string, string>>,
  { rounds, hasPhp }: { rounds: number; hasPhp: boolean },
): Promise<Table> {
  const fresh = { ...sandbox, NEW_CONNECTION: '1' };
  const apps = [
    { name: 'bare app, which keeps its connection', folder: bare.folder, env: sandbox },
    { name: 'bare app with `connection: close`', folder: bare.folder, env: fresh },
    { name: 'the step of the bare app in our definition', folder: forms, env: sandbox },
    { name: 'this app', folder: ours.folder, env: sandbox },
  ];
  const steps: Helper<number>[] = [];
  const address = sandbox.INFLUENCERSOFT_BASE_URL ?? '';
  const php = hasPhp ? [new Php('bench/create.php', [PHP_SAMPLE, address])] : [];
  try {
    for (const { folder, env } of apps)
      steps.push((await Helper.start<string, number>(program('step-process'), [folder], env)).helper);
    const contestants = [
      ...steps.map((step) => () => step.ask(IN_A_ROW)),
      ...php.map((process) => async () => Number(await process.ask(IN_A_ROW))),
    ];
    const spreads = (await interleaved(contestants, { warmUp: rounds, rounds })).map(spreadOf);
    const names = [...apps.map(({ name }) => name), "the vendor's PHP sample"];
    return {
      title: 'One create, in a warm process',
      text:
        `From the event to the result, in core's handler out of the zip. Rounds of ${IN_A_ROW} creates by each in turn. All ` +
        'send the same bytes to the InfluencerSoft sandbox, which is a process of its own, checks the signature and makes a ' +
        'new order each time. The budget is kept on a line of a real length, below.',
      head: ['', 'Milliseconds', '× bare app'],
      rows: names.map((name, index) => {
        const spread = spreads[index];
        return spread ? [name, written(spread), ratio(spread, spreads[0] ?? spread)] : [name, NO_PHP, ''];
      }),
    };
  } finally {
    await Promise.all([...steps, ...php].map((each) => each.stop()));
  }
}
