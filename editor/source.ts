import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as zod from 'zod/mini';
import type { Handler } from './handler.ts';
import type { ZapierApp } from './zapier-app.ts';

/** What an app is built from, and how. */
export interface Build {
  /** The files and folders of the source. */
  paths: readonly string[];
  /** Builds the app and loads what was built. */
  run(): Promise<Handler>;
}

/** Why the app cannot be built from its source. */
export interface BuildError {
  message: string;
  /** `src/creates/create-order.ts:12:4`, if the builder says so. */
  at?: string;
}

/**
 * Keeps the app up with its source. It is asked before each page is drawn, because watching for changes would miss some: a
 * file that is replaced is another one to the system.
 */
export class Source {
  readonly #build: Build;
  #built: string;
  #buildError: BuildError | undefined;
  #renewing: Promise<void> = Promise.resolve();

  constructor(build: Build) {
    this.#build = build;
    this.#built = fingerprintOf(build.paths);
  }

  /** Builds and loads the app anew if its source has changed; returns why if that failed. */
  async renew(app: ZapierApp): Promise<BuildError | undefined> {
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
      this.#buildError = buildErrorOf(error);
    }
  }
}

/** The first error as esbuild reports it; anything else as it is. */
const REPORT = zod.object({
  errors: zod.tuple(
    [
      zod.object({
        text: zod.string(),
        location: zod.object({ file: zod.string(), line: zod.number(), column: zod.number() }),
      }),
    ],
    zod.unknown(),
  ),
});

function buildErrorOf(error: unknown): BuildError {
  const report = zod.safeParse(REPORT, error);
  if (!report.success) return { message: error instanceof Error ? error.message : String(error) };
  const [{ text, location }] = report.data.errors;
  return { message: text, at: `${location.file}:${location.line}:${location.column}` };
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
