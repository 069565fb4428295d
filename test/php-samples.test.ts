import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';

/** The vendors' own PHP, run against the sandbox: what they sign it must accept, and what it signs they must. */
const hasPhp = spawnSync('php', ['-r', 'exit(function_exists("curl_init") ? 0 : 1);']).status === 0;
if (!hasPhp && process.env.REQUIRE_PHP === '1')
  throw new Error('REQUIRE_PHP is set, and there is no php with curl.');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

if (hasPhp) {
  test.each([
    [
      'create-order',
      'justclick',
      'The order is created 258367. Service response: ok',
      '5a42f17ca4798be7dc7f7c358b9a84f3',
    ],
    [
      'update-order-status',
      'influencersoft',
      'The order status is updated: 0',
      '92cea5ba30b463b8c3b234e3d2945e65',
    ],
    [
      'delete-order',
      'influencersoft',
      'The order is deleted.</span> Service response: order deleted',
      '47d890b61dcad113dee75f57f69be233',
    ],
  ] as const)('the sample %s works', async (sample, brand, printed, hash) => {
    expect(await inPhp(sample, sandbox[brand].address)).toBe(printed);
    const visit = sandbox.visits.at(-1);
    expect(visit).toMatchObject({ proof: 'signature holds' });
    expect(visit?.body.endsWith(`&hash=${hash}`)).toBe(true);
  });
} else {
  test('there is no php with curl on this machine, so the samples were not run', () => {
    console.warn("Install php-cli and php-curl to run the vendors' samples against the sandbox.");
    expect(hasPhp).toBe(false);
  });
}

/** What a sample prints once its service is at another address. */
async function inPhp(sample: string, address: string): Promise<string> {
  const source = readFileSync(`test/php-samples/${sample}.php`, 'utf8');
  const php = spawn('php', { stdio: ['pipe', 'pipe', 'inherit'] });
  php.stdin.end(source.replace(/https?:\/\/username\.[a-z]+\.[a-z]+/, address));
  return text(php.stdout);
}
