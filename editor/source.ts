import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handler } from './handler.ts';
import type { ZapierApp } from './zapier-app.ts';

/** What an app is built from, and how. */
export interface Build {
  /** The files and folders of the source. */
  paths: readonly string[];
  /** Builds the app and loads what was built. */
  run(): Promise<Handler>;
}

/**
 * Keeps the app up with its source. It is asked before each page is drawn, because watching for changes would miss some: a
 * file that is replaced is another one to the system.
 */
export class Source {
  readonly #build: Build;
  #built: string;
  #buildError: string | undefined;
  #renewing: Promise<void> = Promise.resolve();

  constructor(build: Build) {
    this.#build = build;
    this.#built = fingerprintOf(build.paths);
  }

  /** Builds and loads the app anew if its source has changed; gives a sentence if that failed. */
  async renew(app: ZapierApp): Promise<string | undefined> {
    this.#renewing = this.#renewing.then(() => this.#renew(app));
    await this.#renewing;
    return this.#buildError;
  }

  async #renew(app: ZapierApp): Promise<void> {
    const now = fingerprintOf(this.#build.paths);
    if (now === this.#built) return;
    this.#built = now;
    try {
      await app.reload(await this.#build.run());
      this.#buildError = undefined;
    } catch (error) {
      this.#buildError = `The source was changed, and cannot be built or loaded: ${error instanceof Error ? error.message : error}`;
    }
  }
}

/** Tells one state of the source from another. */
const fingerprintOf = (paths: readonly string[]): string =>
  paths
    .flatMap(filesIn)
    // A file may go while it is looked at, and a text editor's lock is a dead link.
    .map((path) => `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
    : [path];
