import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { APLAUT_API_KEY } from '../sandbox/accounts.ts';
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

  test.each([
    ['aplaut-create-order', 201, { payment_status: 'not-paid', fulfillment_status: 'packed', region: 74 }],
    ['aplaut-update-order', 200, { payment_status: 'paid', fulfillment_status: 'packed', region: 74 }],
  ])('the sample %s works', async (sample, status, details) => {
    const source = readFileSync(`test/php-samples/${sample}.php`, 'utf8')
      .replace('<?php', "<?php require 'test/php-samples/unirest.php';")
      .replace('"xxxxxxxxxxxx"', `"${APLAUT_API_KEY}"`)
      .replace('https://api.aplaut.io', sandbox.aplaut.address);
    expect(await printedBy(`${source}\necho $response->code;`)).toBe(String(status));
    expect(sandbox.visits.at(-1)).toMatchObject({ proof: 'key holds', answer: `HTTP ${status}` });
    const order = sandbox.aplaut.service.orders.get('order-number-1386');
    expect(order).toMatchObject({
      details,
      order_lines: [{ product_id: 45, name: 'Ботинки ECCO 69', price: 6800 }],
    });
  });
} else {
  test('there is no php with curl on this machine, so the samples were not run', () => {
    console.warn("Install php-cli and php-curl to run the vendors' samples against the sandbox.");
    expect(hasPhp).toBe(false);
  });
}

/** What a sample prints once its service is at another address. */
function inPhp(sample: string, address: string): Promise<string> {
  const source = readFileSync(`test/php-samples/${sample}.php`, 'utf8');
  return printedBy(source.replace(/https?:\/\/username\.[a-z]+\.[a-z]+/, address));
}

function printedBy(source: string): Promise<string> {
  const php = spawn('php', { stdio: ['pipe', 'pipe', 'inherit'] });
  php.stdin.end(source);
  return text(php.stdout);
}
