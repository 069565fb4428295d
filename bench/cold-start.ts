import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Apps } from './apps.ts';
import { PHP_SAMPLE } from './create.ts';
import { interleaved, ratio, spreadOf, type Table, written } from './measure.ts';
import { environment, NO_PHP } from './processes.ts';

/** Milliseconds of one start: all of it as seen from outside, and what the process says of its parts. */
interface Start {
  whole: number;
  core?: number;
  app?: number;
  step?: number;
}

/** One create in processes that are new, as on a machine that Zapier has just started. */
export async function coldStart(
  apps: Apps,
  sandbox: Readonly<Record<string, string>>,
  { rounds, hasPhp }: { rounds: number; hasPhp: boolean },
): Promise<Table> {
  const address = sandbox.INFLUENCERSOFT_BASE_URL ?? '';
  const sample = readFileSync(PHP_SAMPLE, 'utf8').replace(/https?:\/\/username\.[a-z]+\.[a-z]+/, address);
  const node = async (folder: string): Promise<Start> => {
    const { whole, output } = await firstOutput(
      process.execPath,
      [apps.program('first-answer'), folder],
      sandbox,
    );
    return { whole, ...JSON.parse(output) };
  };
  const inPhp = async (): Promise<Start> => {
    const { whole, output } = await firstOutput('php', [], sandbox, sample);
    if (!output.startsWith('The order is created')) throw new Error(`The vendor's sample printed: ${output}`);
    return { whole };
  };
  const contestants = [
    () => node(apps.bare.folder),
    () => node(apps.ours.folder),
    () => firstOutput(process.execPath, ['-e', 'process.stdout.write("ready")'], sandbox),
    ...(hasPhp ? [inPhp] : []),
  ];
  const [bare = [], ours = [], empty = [], php] = await interleaved<Start>(contestants, {
    warmUp: 1,
    rounds,
  });
  const spread = (starts: readonly Start[], part: keyof Start) =>
    spreadOf(starts.map((start) => start[part] ?? Number.NaN));
  const whole = (starts: readonly Start[]) => [
    written(spread(starts, 'whole'), 0),
    ratio(spread(starts, 'whole'), spread(bare, 'whole')),
  ];
  const parts = (starts: readonly Start[]) => [
    written(spread(starts, 'core'), 0),
    written(spread(starts, 'app'), 1),
    written(spread(starts, 'step'), 0),
  ];
  return {
    title: 'One create, in a new process',
    text:
      'In milliseconds, from the start of the whole process to its answer; its parts as the process itself sees ' +
      'them.',
    head: ['', 'To the answer', '× bare app', 'Import of core', 'Import of the app after core', 'First step'],
    rows: [
      ['bare app', ...whole(bare), ...parts(bare)],
      ['this app', ...whole(ours), ...parts(ours)],
      ['Node, and nothing in it', ...whole(empty), '', '', ''],
      ["the vendor's PHP sample", ...(php ? whole(php) : [NO_PHP, '']), '', '', ''],
    ],
  };
}

/** How long it takes until a program says something, and what. */
async function firstOutput(
  program: string,
  args: readonly string[],
  sandbox: Readonly<Record<string, string>>,
  input = '',
): Promise<{ whole: number; output: string }> {
  const start = performance.now();
  let whole = Number.NaN;
  let output = '';
  const child = spawn(program, args, { env: environment(sandbox), stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output === '') whole = performance.now() - start;
    output += text;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0 || output === '')
    throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${output}`);
  return { whole, output };
}
