import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type FSWatcher, watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What the packaged app is built from. */
const SOURCES = ['index.ts', 'src', 'package.json'];

/** One save is several events. */
const SETTLED_AFTER_MS = 50;

/**
 * Builds the app anew whenever its source changes, one build at a time. What fails is told in the
 * terminal.
 */
export class Rebuild {
  readonly #watchers: FSWatcher[];
  readonly #built: () => Promise<void>;
  #isBuilding = false;
  #isStale = false;

  /** @param built what to do after a build that went well */
  constructor(built: () => Promise<void>) {
    this.#built = built;
    this.#watchers = SOURCES.map((path) => watch(path, { recursive: true }, () => this.#changed()));
  }

  stop(): void {
    for (const watcher of this.#watchers) watcher.close();
  }

  async #changed(): Promise<void> {
    this.#isStale = true;
    if (this.#isBuilding) return;
    this.#isBuilding = true;
    while (this.#isStale) {
      await wait(SETTLED_AFTER_MS);
      this.#isStale = false;
      await this.#build();
    }
    this.#isBuilding = false;
  }

  async #build(): Promise<void> {
    const build = spawn('npm', ['run', '--silent', '_zapier-build'], { stdio: 'inherit' });
    const [code] = await once(build, 'exit');
    if (code !== 0) {
      console.error('The app could not be built. The editor goes on with the one before.');
      return;
    }
    try {
      await this.#built();
      console.log('The app was built anew. Refresh the page.');
    } catch (error) {
      console.error('The app was built, but does not start. The editor goes on with the one before.', error);
    }
  }
}
