import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/**
 * Makes a copy of this folder with production dependencies only, in which the CLI can build, and takes it away after the work.
 * The app is to be built already.
 *
 * The CLI can install those itself, but copies every development package first and runs out of file handles on the way;
 * and built in place, beside the development packages, the zip would be three times the size.
 */
export async function inStage<Result>(work: (stage: string) => Promise<Result>): Promise<Result> {
  const stage = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
  try {
    const left = ['node_modules', 'build', '.git'];
    cpSync('.', stage, {
      recursive: true,
      filter: (path) => !left.includes(basename(path)) && !basename(path).startsWith('.env'),
    });
    const packageJson = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
    // The compilers stay behind.
    delete packageJson.scripts['_zapier-build'];
    writeFileSync(join(stage, 'package.json'), JSON.stringify(packageJson, null, 2));
    // Without optional packages, too: those that node-fetch could use weigh as much as the rest of the zip's code.
    const install = ['ci', '--prefer-offline', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'];
    execFileSync('npm', install, { cwd: stage, stdio: 'inherit' });
    return await work(stage);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}
