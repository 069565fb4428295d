import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

/** Node with nothing in its environment but what is needed: core looks through all of it for secrets, at every request. */
export const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...more,
});

/** A program of `bench/` in a process of its own, which answers each message with one. */
export class Helper<Answer> {
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#process = child;
  }

  /** Starts a program, and waits for the first thing that it says. */
  static async start<First, Answer = never>(
    file: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ helper: Helper<Answer>; first: First }> {
    const child = fork(file, args, {
      env: environment(env),
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    return { helper: new Helper<Answer>(child), first: await messageFrom<First>(child) };
  }

  ask(message: number | string | object): Promise<Answer> {
    this.#process.send(message);
    return messageFrom<Answer>(this.#process);
  }

  async stop(): Promise<void> {
    if (!this.#process.connected) return;
    const ended = once(this.#process, 'exit');
    this.#process.disconnect();
    await ended;
  }
}

function messageFrom<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`${child.spawnargs.join(' ')} ended without an answer.`));
    child.once('exit', ended);
    child.once('message', (message: Message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/** PHP's version, such as `8.2.36`; nothing where there is no PHP with curl. */
export function phpVersion(): string | undefined {
  try {
    const script = 'if (!function_exists("curl_init")) exit(1); echo PHP_VERSION;';
    return execFileSync('php', ['-r', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/** What stands in a table where there is no PHP. */
export const NO_PHP = 'no PHP';

/** A PHP program of `bench/` that answers each line with one. */
export class Php {
  readonly #process;
  readonly #lines: Interface;

  constructor(file: string, args: readonly string[]) {
    this.#process = spawn('php', [file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface(this.#process.stdout);
  }

  ask(line: number): Promise<string> {
    this.#process.stdin.write(`${line}\n`);
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error(`${this.#process.spawnargs.join(' ')} ended without an answer.`));
      this.#lines.once('close', ended);
      this.#lines.once('line', (answer) => {
        this.#lines.off('close', ended);
        resolve(answer);
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
  }
}
