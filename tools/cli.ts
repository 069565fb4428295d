import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startChecks } from './publishing-checks/server.ts';

/**
 * Runs a command of Zapier's CLI whole, with the publishing checks answered on this machine.
 *
 * @throws {Error} if it ends with anything but 0
 */
export async function cli(args: readonly string[], cwd = process.cwd()): Promise<void> {
  const checks = await startChecks();
  try {
    const command = spawn('zapier-platform', args, {
      cwd,
      stdio: 'inherit',
      env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', ZAPIER_BASE_ENDPOINT: checks.address },
    });
    const [code] = await once(command, 'exit');
    if (code !== 0) throw new Error(`zapier-platform ${args.join(' ')} ended with ${code}.`);
  } finally {
    checks.stop();
  }
}
