import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { cli } from './cli.ts';

/**
 * Builds `build/build.zip` and `build/source.zip` from production dependencies only, with Zapier's own
 * validation, and with no request to Zapier.
 *
 * The CLI can install those itself, but copies every development package first and runs out of file handles on the way;
 * and built in place, beside the development packages, the zip would be three times the size.
 */
const stage = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));

try {
  execFileSync('npm', ['run', '--silent', '_zapier-build'], { stdio: 'inherit' });
  const left = ['node_modules', 'build', '.git'];
  cpSync('.', stage, {
    recursive: true,
    filter: (path) => !left.includes(basename(path)) && !basename(path).startsWith('.env'),
  });
  const packageJson = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
  // The app is built already, and the compilers stay behind.
  delete packageJson.scripts['_zapier-build'];
  writeFileSync(join(stage, 'package.json'), JSON.stringify(packageJson, null, 2));
  // Without optional packages, too: those that node-fetch could use weigh as much as the rest of the zip's code.
  const install = ['ci', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'];
  execFileSync('npm', install, { cwd: stage, stdio: 'inherit' });
  await cli(['build', '--skip-dep-install'], stage);
  mkdirSync('build', { recursive: true });
  for (const zip of ['build.zip', 'source.zip']) cpSync(join(stage, 'build', zip), join('build', zip));
} finally {
  rmSync(stage, { recursive: true, force: true });
}
