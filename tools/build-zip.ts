import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from './cli.ts';
import { inStage } from './stage.ts';

/**
 * Builds `build/build.zip` and `build/source.zip` from production dependencies only, with Zapier's own
 * validation, and with no request to Zapier.
 */
execFileSync('npm', ['run', '--silent', '_zapier-build'], { stdio: 'inherit' });
await inStage(async (stage) => {
  await cli(['build', '--skip-dep-install'], stage);
  mkdirSync('build', { recursive: true });
  for (const zip of ['build.zip', 'source.zip']) cpSync(join(stage, 'build', zip), join('build', zip));
});
