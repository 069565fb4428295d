import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Browser, chromium } from 'playwright-core';

/** What a browser is started with: nothing that would look for a network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium: Debian's, or the one that `CHROMIUM` names. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });

/** An editor that runs. */
export interface RunningEditor {
  address: string;
  stop(): Promise<void>;
}

/** The editor of a checkout, in a process of its own, on a free port. */
export async function startEditor(checkout = '.', edition = 'all'): Promise<RunningEditor> {
  const editor = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'tools/editor/main.ts', '--port', '0', '--edition', edition],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    editor.stdout.on('data', (chunk) => {
      printed += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (found) resolve(found);
    });
    editor.once('exit', (code) => reject(new Error(`The editor ended with ${code}: ${printed}`)));
  });
  return {
    address,
    stop: async () => {
      editor.kill('SIGTERM');
      if (editor.exitCode === null) await once(editor, 'exit');
    },
  };
}
