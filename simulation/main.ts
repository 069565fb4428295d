import { availableParallelism } from 'node:os';
import { readCommandLine, refuse } from '../command-line/program.ts';
import { writeResults } from './results.ts';
import { add, type Report } from './run.ts';
import { isScenario, SCENARIOS, type ScenarioName } from './scenarios.ts';
import SEEDS from './seeds.json' with { type: 'json' };
import { tableOf } from './table.ts';
import { playInThread } from './thread.ts';

const command = 'npm run simulate';
const { positionals, values } = readCommandLine({
  command,
  summary:
    'Plays Zapier, machines and networks around the packaged app, with seeds that ever failed and with fresh ones.',
  duration: 'some minutes for all scenarios',
  words: {
    scenario: `one of ${Object.keys(SCENARIOS).join(', ')}; all by default`,
    seed: 'a run to play again, exactly as it was',
  },
  options: {
    share: { type: 'string', default: '1', value: 'PART', help: 'how many of the fresh seeds, such as 0.2' },
    minutes: {
      type: 'string',
      value: 'MINUTES',
      help: 'begins no further fresh run of a scenario after so many minutes',
    },
    write: { type: 'boolean', default: false, help: 'writes the tables into docs/reliability.md' },
  },
  example: 'creates 4711',
});
const [only, seed] = positionals;
if (only !== undefined && !isScenario(only)) refuse(command, `There is no scenario "${only}"`);

let violations = 0;
for (const name of Object.keys(SCENARIOS).filter(isScenario)) {
  if (only !== undefined && name !== only) continue;
  const report =
    seed === undefined
      ? await playMany(name, Number(values.share), Number(values.minutes ?? Number.POSITIVE_INFINITY))
      : { ...(await SCENARIOS[name].play({ seed: Number(seed) })), seeds: [Number(seed)] };
  for (const violation of report.violations) console.log(violation);
  violations += report.violations.length;
  const table = tableOf(SCENARIOS[name].columns, report.rows);
  console.log(`\n${table}`);
  const share = Math.round((100 * amountOf(report, name)) / SCENARIOS[name].enough);
  const size = `${new Date().toISOString().slice(0, 10)}, ${share}% of a whole simulation: ${report.seeds.length} runs, seeds ${Math.min(...report.seeds)} to ${Math.max(...report.seeds)}.`;
  if (values.write) writeResults(name, `${table}\n\n${size}`);
}
console.log(violations === 0 ? 'All promises were kept.' : `${violations} promises were broken.`);
process.exitCode = violations === 0 ? 0 : 1;

/** Plays runs of a scenario on all cores until there is enough of it, or the time is up. */
async function playMany(
  name: ScenarioName,
  share: number,
  minutes: number,
): Promise<Report & { seeds: number[] }> {
  const { enough } = SCENARIOS[name];
  const end = Date.now() + minutes * 60_000;
  const sum: Report & { seeds: number[] } = { rows: {}, violations: [], seeds: [] };
  const kept = [...SEEDS[name]];
  let fresh = Math.floor(Math.random() * 1e9);
  console.log(`${name}: ${kept.length} kept seeds, then fresh ones from ${fresh} on`);
  const played = () => amountOf(sum, name);
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      while (kept.length > 0 || (played() < enough * share && Date.now() < end)) {
        const next = kept.shift() ?? fresh++;
        const report = await playInThread(name, { seed: next });
        add(sum, report);
        sum.seeds.push(next);
        process.stderr.write(
          `\r${name}: ${played()} ${SCENARIOS[name].unit}, ${sum.violations.length} broken promises `,
        );
        if (report.violations.length > 0) console.log(`\nnpm run simulate -- ${name} ${next}`);
      }
    }),
  );
  return sum;
}

/** How much of a scenario a report is about, in its unit. */
function amountOf({ rows }: Report, name: ScenarioName): number {
  return Object.values(rows).reduce((total, row) => total + (row[SCENARIOS[name].unit] ?? 0), 0);
}
