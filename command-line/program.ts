import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';

/** An option of a program, and what it is for. */
type Option = ParseArgsOptionDescriptor & {
  help: string;
  /** What stands for its value in the help: `FILE`. */
  value?: string;
  /** The values that it can have, if not any. */
  choices?: readonly string[];
};

/** A program that somebody starts by hand. */
export interface Program<O extends Record<string, Option>> {
  /** How it is started: `npm run build`. */
  command: string;
  /** What it does, in sentences. */
  summary: string;
  /** How long it takes, if that is more than a few seconds: `about 2 minutes`. */
  duration?: string;
  options: O;
  /** The words that may follow, in their order: `scenario`. */
  words?: Readonly<Record<string, string>>;
  /** What to type after `--`, for example. */
  example?: string;
}

/**
 * Reads the command line of a program. With `--help` it prints what the program does and ends it; an option or a word that it
 * does not know ends it with one sentence and 2. A long program says what it is going to do.
 */
export function readCommandLine<const O extends Record<string, Option>>(program: Program<O>) {
  const { command, summary, duration, options, words = {} } = program;
  if (process.argv.slice(2).includes('--help')) {
    console.log(helpOf(program));
    process.exit(0);
  }
  const parsed = parse(options, command);
  const extra = parsed.positionals[Object.keys(words).length];
  if (extra !== undefined) refuse(command, `"${extra}" is a word too many`);
  for (const [name, { choices }] of Object.entries<Option>(options)) {
    const chosen = Object.entries(parsed.values).find(([key]) => key === name)?.[1];
    if (choices && typeof chosen === 'string' && chosen !== '' && !choices.includes(chosen))
      refuse(command, `--${name} cannot be "${chosen}"; there is ${choices.join(', ')}`);
  }
  if (duration !== undefined) console.error(`${summary} It takes ${duration}.\n`);
  return parsed;
}

function parse<const O extends Record<string, ParseArgsOptionDescriptor>>(options: O, command: string) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    return refuse(command, (error instanceof Error ? error.message : String(error)).split(/\. |\n/)[0] ?? '');
  }
}

/** Ends a program that was started wrongly. */
export function refuse(command: string, why: string): never {
  console.error(`${why.replace(/\.$/, '')}. See ${command} -- --help`);
  process.exit(2);
}

function helpOf({
  command,
  summary,
  duration,
  options,
  words = {},
  example,
}: Program<Record<string, Option>>): string {
  const lines = [
    ...Object.entries(words),
    ...Object.entries(options).map(([name, option]) => [
      `--${name}${option.type === 'string' ? ` ${option.value ?? 'VALUE'}` : ''}`,
      textOf(option),
    ]),
    ['--help', 'prints this'],
  ];
  const width = Math.max(...lines.map(([name = '']) => name.length)) + 2;
  return [
    [`${command} --`, ...Object.keys(words).map((word) => `[${word}]`), '[options]'].join(' '),
    '',
    summary + (duration === undefined ? '' : ` It takes ${duration}.`),
    '',
    ...lines.map(([name = '', text]) => `  ${name.padEnd(width)}${text}`),
    ...(example === undefined ? [] : ['', `Example: ${command} -- ${example}`]),
  ].join('\n');
}

function textOf({ help, choices, default: preset }: Option): string {
  const among = choices ? `: ${choices.join(', ')}` : '';
  return `${help}${among}${typeof preset === 'string' && preset !== '' ? ` (default: ${preset})` : ''}`;
}
