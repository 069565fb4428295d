import { writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, loadavg, type } from 'node:os';
import { readCommandLine } from '../command-line/program.ts';
import { withApps } from './apps.ts';
import { burstTable } from './burst.ts';
import { coldStart } from './cold-start.ts';
import { create } from './create.ts';
import { dayOfPolling } from './day-of-polling.ts';
import { onRealLine } from './line.ts';
import { markdown, type Table } from './measure.ts';
import { polling } from './polling.ts';
import { Helper, phpVersion } from './processes.ts';
import { signing } from './signing.ts';
import { zipSize } from './zip-size.ts';

/** Measures everything once and prints a table for each part; asserts nothing about time. `--quick` only shows that it runs. */

const FULL = {
  create: 60,
  line: 7,
  coldStart: 40,
  signing: 30,
  orders: 2_000,
  polling: 15,
  months: [100, 1_000, 10_000],
  burst: 10_000,
};
const QUICK = {
  create: 2,
  line: 1,
  coldStart: 1,
  signing: 2,
  orders: 100,
  polling: 1,
  months: [100],
  burst: 100,
};

const { values } = readCommandLine({
  command: 'npm run bench',
  summary: 'Measures speed and size, and writes bench/results.md.',
  duration: 'about ten minutes, or half of one with --quick',
  options: {
    quick: { type: 'boolean', default: false, help: 'only shows that it runs, and writes nothing' },
  },
  example: '--quick',
});
const effort = values.quick ? QUICK : FULL;
const php = phpVersion();
const hasPhp = php !== undefined;
const load = () => loadavg()[0]?.toFixed(1);
const before = load();

const tables: Table[] = [];
const show = (table: Table) => {
  tables.push(table);
  console.log(`\n${markdown(table)}`);
};

await withApps(async (apps) => {
  show(zipSize(apps));
  const { helper: sandbox, first: addresses } =
    await Helper.start<Record<string, string>>('bench/sandbox-process.ts');
  try {
    show(await create(apps, addresses, { rounds: effort.create, hasPhp }));
    show(await coldStart(apps, addresses, { rounds: effort.coldStart, hasPhp }));
  } finally {
    await sandbox.stop();
  }
  show(await onRealLine(apps, { rounds: effort.line }));
});
show(await polling({ rounds: effort.polling }));
show(await dayOfPolling({ months: effort.months }));
for (const table of await signing({ rounds: effort.signing, orders: effort.orders, hasPhp })) show(table);
show(await burstTable(effort.burst));

const machine =
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${php ? `PHP ${php}` : 'no PHP'}, ` +
  `${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, ${type()} ${arch()}; ` +
  `load ${before} before and ${load()} after`;
console.log(machine);
if (!values.quick) {
  const head = `# Results

Written by \`npm run bench\`: ${machine}.

Times are medians of interleaved rounds, with the quartiles in brackets. What they mean is in
[docs/performance.md](../docs/performance.md).
`;
  writeFileSync('bench/results.md', [head, ...tables.map(markdown)].join('\n'));
}
