import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Every program of `package.json` that is ours. */
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
const PROGRAMS = Object.entries(scripts).flatMap(([name, script]) => {
  const file = / ([\w/-]+\.ts)$/.exec(script)?.[1];
  // Zapier's own command line has the rest of these; nobody starts a build by its name.
  return file === undefined || name === 'invoke' || name.startsWith('_') ? [] : [{ name, file }];
});

/** Ends with what was printed; the Node that npm takes for scripts is the one of the packages. */
const run = (file: string, ...args: string[]) =>
  new Promise<{ code: unknown; stdout: string; stderr: string }>((settle) => {
    const node = resolve('node_modules/.bin/node');
    execFile(node, ['--disable-warning=ExperimentalWarning', file, ...args], (error, stdout, stderr) =>
      settle({ code: error?.code ?? 0, stdout, stderr }),
    );
  });

test('there are many', () => {
  expect(PROGRAMS.length).toBeGreaterThan(12);
});

test.each(PROGRAMS)(
  'npm run $name says what it does, and refuses what it does not know',
  async ({ file }) => {
    const [help, flag] = await Promise.all([run(file, '--help'), run(file, '--nonsense')]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--help');
    expect(flag).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^[^\n]+\n$/) });
    expect(flag.code).not.toBe(0);
  },
);

test('a word too many is refused', async () => {
  expect(await run('tools/sandbox.ts', 'one')).toEqual({
    code: 2,
    stdout: '',
    stderr: '"one" is a word too many. See npm run sandbox -- --help\n',
  });
});

test('a choice that there is none of is refused with those that there are', async () => {
  const { code, stderr } = await run('tools/sandbox.ts', '--fault', 'nonsense');
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^--fault cannot be "nonsense"; there is timeout_before, .+ See npm run sandbox -- --help\n$/,
  );
});

test('a fresh checkout says what to do first', async () => {
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((settle) => {
    const script = readFileSync('tools/installed.js', 'utf8').replace('../node_modules/', '../nowhere/');
    execFile(
      process.execPath,
      ['--input-type=module', '-e', script.replaceAll('import.meta.url', "'file:///x/y.js'")],
      (error, _out, stderr) => settle({ code: error?.code ?? 0, stderr }),
    );
  });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'The packages are not installed. Run this first: npm ci\n',
  });
});
