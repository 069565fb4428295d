import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { readCommandLine } from '../command-line/program.ts';
import { MUTATIONS } from '../simulation/mutations/index.ts';
import type { Mutation } from '../simulation/mutations/mutation.ts';
import type { Report } from '../simulation/run.ts';
import type { ScenarioName } from '../simulation/scenarios.ts';
import { playInThread } from '../simulation/thread.ts';
import { bundle } from './bundle.ts';

const { positionals, values } = readCommandLine({
  command: 'npm run mutate',
  summary: 'Breaks one rule of the app after the other, and plays the run that has to notice.',
  duration: 'about a quarter of an hour for all of them',
  words: { rule: 'only those with this in their text, file or scenario' },
  options: {
    seeds: {
      type: 'string',
      default: '0',
      value: 'MOST',
      help: 'tries the seeds up to this one if a run does not notice',
    },
  },
  example: 'creates --seeds 20',
});
const [only = ''] = positionals;
const left = MUTATIONS.filter(({ rule, file, scenario }) => `${rule} ${file} ${scenario}`.includes(only));
let unnoticed = 0;
/** What a run says of the app as it is. Several mutations share one. */
const wholes = new Map<string, Promise<Report>>();
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) console.log(await tryOut(next));
  }),
);
console.log(
  unnoticed === 0 ? 'Each broken rule was noticed.' : `${unnoticed} were not noticed as the list says.`,
);
process.exitCode = unnoticed === 0 ? 0 : 1;

function playWhole(scenario: ScenarioName, seed: number): Promise<Report> {
  const key = `${scenario} ${seed}`;
  const report = wholes.get(key) ?? playInThread(scenario, { seed });
  wholes.set(key, report);
  return report;
}

async function tryOut(mutation: Mutation): Promise<string> {
  const { rule, scenario, seed } = mutation;
  const file = `build/mutants/${MUTATIONS.indexOf(mutation)}.js`;
  await bundle('index.ts', file, breaking(mutation));
  const isGreen = (await playWhole(scenario, seed)).violations.length === 0;
  if (isGreen && isRed(await playInThread(scenario, { seed, file }), mutation))
    return `${rule}: red, ${scenario} ${seed}`;
  unnoticed += 1;
  for (let other = 1; other <= Number(values.seeds); other += 1) {
    const { violations } = await playInThread(scenario, { seed: other, file });
    if (violations.length > 0)
      return `${rule}: NOT NOTICED by ${scenario} ${seed}, but by ${other}: ${violations[0]}`;
  }
  return `${rule}: NOT NOTICED by ${scenario} ${seed}${isGreen ? '' : ', which is red without it'}`;
}

function isRed({ rows, violations }: Report, { breaks }: Mutation): boolean {
  return violations.length > 0 && Object.values(rows).some((row) => (row[breaks] ?? 0) > 0);
}

/** Puts the broken rule in the place of the whole one. */
function breaking({ file, find, replace }: Mutation): Parameters<typeof bundle>[2] {
  const path = resolve(file);
  return {
    name: 'breaking',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, (args) =>
        args.path === path
          ? { contents: readFileSync(path, 'utf8').replace(find, () => replace), loader: 'ts' }
          : undefined,
      );
    },
  };
}
