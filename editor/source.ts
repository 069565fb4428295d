import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../tools/bundle.ts';
import { packagedHandler } from '../tools/handler.ts';
import type { ZapierApp } from './zapier-app.ts';

/** What the packaged app is built from. */
const FILES = ['index.ts', 'package.json'];
const FOLDER = 'src';

/**
 * Keeps the app up with its source. It is asked before each page is drawn, because watching for changes would miss some: a
 * file that is replaced is another one to the system.
 */
export class Source {
  #built = fingerprint();
  #trouble: string | undefined;
  #renewing: Promise<void> = Promise.resolve();

  /** Builds and loads the app anew if its source has changed; gives a sentence if that failed. */
  async renew(app: ZapierApp): Promise<string | undefined> {
    this.#renewing = this.#renewing.then(() => this.#renew(app));
    await this.#renewing;
    return this.#trouble;
  }

  async #renew(app: ZapierApp): Promise<void> {
    const now = fingerprint();
    if (now === this.#built) return;
    this.#built = now;
    try {
      await bundle('index.ts', 'dist/index.js');
      await app.reload(await packagedHandler());
      this.#trouble = undefined;
    } catch (error) {
      this.#trouble = `The source was changed, and cannot be built or loaded: ${error instanceof Error ? error.message : error}`;
    }
  }
}

/** Tells one state of the source from another. A file may go while it is looked at, and a text editor's lock is a dead link. */
function fingerprint(): string {
  const inFolder = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).map((path) =>
    join(FOLDER, path),
  );
  return [...FILES, ...inFolder]
    .map((path) => `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');
}
