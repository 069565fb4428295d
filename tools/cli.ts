import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { type Known, startChecks } from '../publishing-checks/index.ts';

/**
 * Runs a command of Zapier's CLI whole, with the publishing checks answered on this machine.
 *
 * @param known what Zapier would know of the app
 * @param output where to put what it prints; its errors are shown in any case
 * @throws {Error} if it ends with anything but 0, or if a check failed that a promotion asks for: `validate` shows those
 * and ends with 0
 */
export async function cli(
  args: readonly string[],
  known: Known,
  cwd = process.cwd(),
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<void> {
  const checks = await startChecks(known);
  try {
    const command = spawn('zapier-platform', args, {
      cwd,
      stdio: ['inherit', output, 'inherit'],
      env: {
        ...process.env,
        DISABLE_ZAPIER_ANALYTICS: '1',
        ZAPIER_BASE_ENDPOINT: checks.address,
        // Logged in, the CLI would ask for the registered integration, which this machine knows nothing of.
        ZAPIER_DEPLOY_KEY: '',
        ZAPIER_AUTH_LOCATION: devNull,
      },
    });
    const [code] = await once(command, 'exit');
    if (code !== 0) throw new Error(`zapier-platform ${args.join(' ')} ended with ${code}.`);
    if (checks.blocking.size > 0) throw new Error(`Failed: ${[...checks.blocking].join(', ')}.`);
  } finally {
    checks.stop();
  }
}
