import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { APLAUT_API_KEY } from '../../../sandbox/accounts.ts';
import { harness } from './harness.ts';
import { fill, idle, orders, press, QUICK_ZAP, result, sandboxAccount, setUp, status } from './page.ts';

/** Accounts, results, a source that changes, and who may drive the editor. */

const { open, restart, address, browserErrors } = harness();

test.each([
  ['InfluencerSoft', 'InfluencerSoft: username'],
  ['JustClick (justclick.io)', 'JustClick (justclick.io): username'],
  ['JustClick (justclick.ru)', 'JustClick (justclick.ru): username'],
  ['Aplaut (API Key)', 'Aplaut: API key'],
  ['Aplaut (OAuth Application)', 'Aplaut: OAuth application'],
])('connects %s with one click', async (kind, label) => {
  const page = await open();
  await press(page, 'Paid Order');
  await press(page, sandboxAccount(kind));
  expect(await status(page)).toBe(`${label} was connected.`);
});

test('a real account has the fields of its service, and a cleared key is not used again', async () => {
  const page = await open();
  await press(page, 'Paid Order');
  await page.getByText('Use a real account').click();
  const services = page.getByRole('group', { name: 'Service' });
  await services.getByRole('button', { name: 'Aplaut (API Key)' }).click();
  await page.getByRole('heading', { name: 'Aplaut (API Key)' }).waitFor();
  expect(await page.getByLabel(/^Login/).count()).toBe(0);
  await services.getByRole('button', { name: 'InfluencerSoft' }).click();
  await page.getByLabel(/^Login/).fill('username');
  const key = page.getByLabel(/^API Key/);
  await key.fill('not-the-key');
  // Whatever else was typed before, the form that is sent has no key.
  await page.route('**/zap/*', async (route) => {
    expect(new URLSearchParams(route.request().postData() ?? '').get('account/api_key')).toBe('');
    await route.continue();
  });
  await key.fill('');
  await key.press('Enter');
  await idle(page);
  expect(await key.getAttribute('aria-invalid')).toBe('true');
});

test('an order is created, updated and deleted, and what was signed is shown', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await fill(page, 'Product, line item 1', 'sales');
  await fill(page, /^Email/, 'ada@example.com');
  await press(page, 'Test step');
  expect(await result(page).textContent()).toBe('Order 258367 created');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales waiting');
  const requests = page.getByRole('region', { name: 'Requests' });
  const summary = await requests.locator('summary').first().textContent();
  expect(summary?.replace(/\s+/g, ' ')).toMatch(
    /POST .*\/api\/CreateOrder username\.influencersoft\.com 200 \d+ ms ?Sandbox/,
  );
  expect(await requests.getByRole('row', { name: 'goods[0][good_name] sales' }).count()).toBe(1);
  expect(await requests.textContent()).toContain('::username::••••');
  expect((await requests.textContent())?.match(/✓ holds/g)).toHaveLength(2);

  await press(page, /^Setup/);
  await setUp(page, 'Update Order Status', 'InfluencerSoft');
  await fill(page, /^Order Number/, '258367');
  await fill(page, /^Status/, 'paid');
  await press(page, 'Test step');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales paid');

  await press(page, /^Setup/);
  await setUp(page, 'Delete Order', 'InfluencerSoft');
  await fill(page, /^Order Number/, '258367');
  await press(page, 'Test step');
  expect(await result(page).textContent()).toBe('Order 258367 deleted');
  expect((await orders(page, 'InfluencerSoft'))[0]).toMatch(/^258363 /);
});

test('what exists already is amber, and what fails is red', async () => {
  const page = await open();
  for (const name of QUICK_ZAP) await press(page, name);
  await press(page, 'Test again');
  expect(await result(page).getAttribute('class')).toBe('result warn');
  expect(await result(page).textContent()).toMatch(/^Order 258361 already exists in Aplaut/);
  await press(page, /^Setup/);
  await setUp(page, 'Update Order Status', 'InfluencerSoft');
  await fill(page, /^Order Number/, '999');
  await fill(page, /^Status/, 'paid');
  await press(page, 'Test step');
  expect(await result(page).getAttribute('class')).toBe('result bad');
});

test('a result is a record, one of several, with keys and types for developers', async () => {
  const page = await open();
  await setUp(page, 'New Order', 'InfluencerSoft');
  await press(page, 'Test step');
  await page.getByText(/^1 of \d$/).waitFor();
  const record = page.locator('.record').first();
  expect(await record.textContent()).toContain('258363');
  await press(page, 'Next record');
  await page.getByText(/^2 of \d$/).waitFor();
  expect(await record.textContent()).toContain('258362');
  expect(
    await record
      .getByRole('table', { name: 'Line Items' })
      .getByRole('cell', { name: 'invoice', exact: true })
      .count(),
  ).toBe(1);
  const key = record.getByText('order_number', { exact: true });
  expect(await key.isVisible()).toBe(false);
  await page.getByLabel('Developer view').check();
  expect(await key.isVisible()).toBe(true);
});

test('a request is copied', async () => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await setUp(page, 'Paid Order', 'InfluencerSoft');
  await press(page, 'Test step');
  await page.getByRole('button', { name: 'Copy request' }).click();
  await page.getByRole('status').filter({ hasText: 'Copied.' }).waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/&hash=[0-9a-f]{32}$/);
});

test('no key is shown', async () => {
  const page = await open();
  await setUp(page, 'Find Product', 'InfluencerSoft');
  await fill(page, /^Product Code or Title/, 'sales');
  await press(page, 'Test step');
  const html = await page.content();
  expect(html).toContain('••••');
  expect(html).not.toContain('X'.repeat(40));
  await press(page, /^Setup/);
  await setUp(page, 'New Order', 'Aplaut (API Key)');
  await press(page, 'Test step');
  const aplaut = await page.content();
  expect(aplaut).toContain('authorization: ••••');
  expect(aplaut).not.toContain(APLAUT_API_KEY);
});

test('an editor that was stopped says so', async () => {
  const page = await open();
  await page.route('**/*', (route) => route.abort());
  await page.getByRole('button', { name: 'Paid Order' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: 'The editor does not answer. Is it still running?' })
    .waitFor();
  await page.unroute('**/*');
  await page.route('**/*', (route) => route.fulfill({ status: 500, body: 'fault' }));
  await page.getByRole('button', { name: 'Paid Order' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: 'The editor could not do this. Its terminal says why.' })
    .waitFor();
  browserErrors.length = 0;
});

test('a change in the source is on the page at the next click, and a broken one is a red banner', async () => {
  const checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  const folders = [
    'src',
    'command-line',
    'editor',
    'editions',
    'publishing-checks',
    'sandbox',
    'simulation',
    'tools',
    'types',
  ];
  const parts = [...folders, 'dist', 'index.ts', 'package.json', 'tsconfig.code.json'];
  for (const part of parts) cpSync(part, join(checkout, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  await restart(checkout);
  try {
    const page = await open();
    const source = join(checkout, 'src/creates/create-order.ts');
    const text = readFileSync(source, 'utf8');
    await setUp(page, 'Paid Order', 'InfluencerSoft');
    await press(page, 'Test step');
    writeFileSync(source, text.replace("'Create Order'", "'Make Order'"));
    await press(page, /^Setup/);
    await press(page, 'Change what the step does');
    expect(await page.getByRole('button', { name: /^Make Order/ }).count()).toBe(1);
    await press(page, 'Cancel');
    // Many editors write a new file and put it in place of the old one.
    writeFileSync(`${source}.new`, 'export const createOrder = {');
    renameSync(`${source}.new`, source);
    await press(page, 'Continue');
    expect(await page.getByRole('alert').locator('code').textContent()).toMatch(
      /^src\/creates\/create-order\.ts:1:\d+$/,
    );
    expect(await page.locator('.result, .dot.good').count()).toBe(0);
    writeFileSync(source, text);
    await press(page, 'Try again');
    expect(await page.getByRole('alert').count()).toBe(0);
  } finally {
    rmSync(checkout, { recursive: true });
  }
});

describe('who may drive it', () => {
  const statusOf = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${address()}${path}`, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .once('error', reject)
        .end();
    });

  test.each([
    ['GET', { host: 'evil.example' }],
    ['GET', { host: '127.0.0.1.evil.example:80' }],
    ['POST', { origin: 'https://evil.example' }],
    ['POST', { origin: 'null' }],
    ['POST', { origin: 'http://127.0.0.1:1' }],
  ])('%s with %j is forbidden', async (method, headers) => {
    expect(await statusOf(method, '/zap/a', headers as Record<string, string>)).toBe(403);
  });

  test('no other machine', async () => {
    const { port } = new URL(address());
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed');
  });

  test('the page itself may', async () => {
    // It gets as far as the question which button was pressed.
    expect(await statusOf('POST', '/zap/a', { origin: address() })).toBe(400);
    expect(await statusOf('GET', '/zap/a', {})).toBe(200);
  });
});
