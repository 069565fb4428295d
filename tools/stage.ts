import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };

/**
 * Makes a copy of this folder with production dependencies only, in which the CLI can build one app after another, and takes it
 * away after the work. Each is to be bundled to `dist/index.js` there.
 *
 * The CLI can install those itself, but copies every development package first and runs out of file handles on the way;
 * and built in place, beside the development packages, the zip would be three times the size.
 */
export async function inStage<Result>(work: (stage: string) => Promise<Result>): Promise<Result> {
  const stage = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
  try {
    const left = ['node_modules', 'build', 'dist', '.git'];
    cpSync('.', stage, {
      recursive: true,
      filter: (path) => !left.includes(basename(path)) && !basename(path).startsWith('.env'),
    });
    // Without optional packages, too: those that node-fetch could use weigh as much as the rest of the zip's code.
    const install = ['ci', '--prefer-offline', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'];
    execFileSync('npm', install, { cwd: stage, stdio: 'inherit' });
    const { name, version, license, type, exports, dependencies } = packageJson;
    // The compilers stay behind, and so do words about all services, which have no place in an edition.
    const needed = { name, version, license, private: true, type, exports, dependencies };
    writeFileSync(join(stage, 'package.json'), JSON.stringify(needed, null, 2));
    return await work(stage);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
