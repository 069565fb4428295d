import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { APLAUT_API_KEY } from '../../../sandbox/accounts.ts';
import { type RunningEditor, startBrowser, startEditor } from './browser.ts';
import { buildZap, choose, click, connect, field, pick, press, run, step, waitForMessage } from './page.ts';

/** The editor in a real browser: what a maintainer, a reviewer and a keyboard can do with it. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

let editor: RunningEditor;
let browserErrors: string[];
beforeEach(async () => {
  editor = await startEditor();
  browserErrors = [];
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await editor.stop();
  // Whatever the browser had to complain of, a breach of the content security policy among it.
  expect(browserErrors).toEqual([]);
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') browserErrors.push(message.text());
  });
  page.on('pageerror', (error) => browserErrors.push(error.message));
  await page.goto(editor.address);
  return page;
}

// What runs in the page is given as text, so that the types of a browser stay out of this project.
const NAME_OF_FOCUSED = `(() => {
  const { activeElement } = document;
  const label = activeElement.labels?.[0]?.textContent;
  return (activeElement.getAttribute('aria-label') ?? label ?? activeElement.textContent).trim();
})()`;

/** The orders in a service of the sandbox, a line for each. */
const orders = async (page: Page, service: string): Promise<string[]> => {
  const rows = await page.getByRole('table', { name: service }).getByRole('row').all();
  const lines = await Promise.all(
    rows.map(async (row) =>
      (await row.getByRole('cell').or(row.getByRole('rowheader')).allTextContents()).join(' '),
    ),
  );
  return lines.filter((line) => line !== '');
};

/** What every order of a shop needs. */
async function fillInOrder(page: Page): Promise<void> {
  await field(page, /^Product \(/).fill('sales');
  await field(page, /^Email/).fill('ada@example.com');
}

async function chooseApi2(page: Page): Promise<void> {
  const label = 'API 2.0 (More Fields)';
  await page.getByLabel('API', { exact: true }).selectOption({ label });
  await field(page, 'Sales Manager').waitFor();
}

test.each([
  ['InfluencerSoft', 'InfluencerSoft: username'],
  ['JustClick (justclick.io)', 'JustClick (justclick.io): username'],
  ['JustClick (justclick.ru)', 'JustClick (justclick.ru): username'],
  ['Aplaut (API Key)', 'Aplaut: API key'],
  ['Aplaut (OAuth Application)', 'Aplaut: OAuth application'],
])('connects %s', async (preset, label) => {
  const page = await open();
  await connect(page, preset);
  expect(await page.getByRole('status').textContent()).toBe(`Connected: ${label}.`);
  expect(await page.getByRole('button', { name: `Disconnect ${label}` }).isVisible()).toBe(true);
});

test('creates, updates and deletes an order, and shows what was signed', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await fillInOrder(page);
  await run(page, 1, 'Step 1 worked.');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales waiting');
  const wire = await step(page, 1).getByRole('region', { name: 'What went over the wire' }).textContent();
  expect(wire).toContain('https://username.influencersoft.com/api/CreateOrder');
  expect(wire).toContain('goods%5B0%5D%5Bgood_name%5D=sales&bill_email=ada%40example.com');
  expect(wire).toContain('::username::••••');
  expect(wire?.match(/✓ holds/g)).toHaveLength(2);

  await pick(page, 'Update Order Status');
  await field(page, /^Order Number/).fill('258367');
  await page.getByLabel(/^Status/).selectOption({ label: 'Paid' });
  await run(page, 1, 'Step 1 worked.');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales paid');

  await pick(page, 'Delete Order');
  expect(await page.getByText('This cannot be undone.').isVisible()).toBe(true);
  await field(page, /^Order Number/).fill('258367');
  await run(page, 1, 'Step 1 worked.');
  expect((await orders(page, 'InfluencerSoft'))[0]).toMatch(/^258363 /);
});

test('another service has another form', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await connect(page, 'Aplaut (API Key)');
  await pick(page, 'Create Order');
  expect(await field(page, 'Coupon').count()).toBe(1);
  await choose(page, 'Aplaut: API key (sandbox)');
  expect(await field(page, 'Coupon').count()).toBe(0);
});

test('a group that is not emphasized is folded as long as it is empty', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  expect(await field(page, 'Last Name').isVisible()).toBe(true);
  expect(await field(page, 'City').isVisible()).toBe(false);
  await page.getByText('Delivery', { exact: true }).click();
  await field(page, 'City').fill('New York');
  await press(page, 'Refresh', 'The form is up to date.');
  expect(await field(page, 'City').isVisible()).toBe(true);
  await field(page, 'City').fill('');
  await click(page, 'Refresh');
  await field(page, 'City').waitFor({ state: 'hidden' });
});

test('a choice that changes the form does', async () => {
  const page = await open();
  await connect(page, 'JustClick (justclick.io)');
  await pick(page, 'Create Order');
  expect(await field(page, 'Sales Manager').count()).toBe(0);
  await chooseApi2(page);
});

test('a wrong price and a wrong key are told in a sentence', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await fillInOrder(page);
  await field(page, /^Price/).fill('1,500.50');
  await run(page, 1, 'Line Items 1 → Price: write an amount such as 1500.50');
  expect(await step(page, 1).getByRole('alert').textContent()).toContain('write an amount such as 1500.50');

  await page.getByText('Connect an account', { exact: true }).click();
  await click(page, 'InfluencerSoft');
  await waitForMessage(page, 'Filled in for InfluencerSoft.');
  await page.getByLabel(/^API Key/).fill('not-the-key');
  await click(page, 'Connect');
  await waitForMessage(page, 'InfluencerSoft does not accept the API Key together with this Login.');
  const alert = page.getByRole('region', { name: 'Connections' }).getByRole('alert');
  expect(await alert.locator('p').first().textContent()).toMatch(
    /^The connection to InfluencerSoft does not work: /,
  );
  expect(await alert.getByText('incorrect hash').isVisible()).toBe(false);
  await alert.getByText('More').click();
  expect(await alert.getByText('incorrect hash').isVisible()).toBe(true);
});

test('pressed twice, a button makes one order', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await chooseApi2(page);
  await fillInOrder(page);
  // Quicker than any hand, and than the page shows that it is busy.
  await page.evaluate('(({ test1 }) => (test1.click(), test1.click()))(window)');
  await waitForMessage(page, 'Step 1 worked.');
  await press(page, 'Refresh', 'The form is up to date.');
  const made = (await orders(page, 'InfluencerSoft')).filter((line) => line.includes('ada@example.com'));
  expect(made).toEqual(['258367 ada@example.com sales waiting']);
});

test('an editor that was stopped says so', async () => {
  const page = await open();
  await page.route('**/*', (route) => route.abort());
  await press(page, 'Refresh', 'The editor does not answer. Is it still running?');
  await page.unroute('**/*');
  await page.route('**/*', (route) => route.fulfill({ status: 500, body: 'fault' }));
  await press(page, 'Refresh', 'The editor could not do this. Its terminal says why.');
  expect(await page.getByRole('heading', { name: 'Step 1' }).count()).toBe(1);
  browserErrors.length = 0;
});

test('the next key goes on where the last one was', async () => {
  const page = await open();
  const isAt = async (name: RegExp) => expect(String(await page.evaluate(NAME_OF_FOCUSED))).toMatch(name);
  await press(page, 'InfluencerSoft', 'Filled in for InfluencerSoft.');
  await isAt(/^Connect$/);
  await page.getByLabel(/^API Key/).press('Enter');
  await waitForMessage(page, 'Connected: InfluencerSoft: username.');
  await isAt(/^Connections$/);
  expect(await page.getByLabel(/^API Key/).isVisible()).toBe(false);
  await pick(page, 'Paid Order');
  await isAt(/^Step 1: Paid Order$/);
  await press(page, 'Change the action of step 1', 'Choose what step 1 does.');
  await isAt(/^Step 1$/);
  await pick(page, 'Paid Order');
  await click(page, 'Product: choose from a list');
  await page.getByRole('group', { name: 'Choices' }).waitFor();
  await isAt(/^Invoice template/);
  await click(page, 'Close');
  await page.getByRole('group', { name: 'Choices' }).waitFor({ state: 'detached' });
  await isAt(/^Product$/);
  await press(page, 'Add step 2', 'Step 2 was added.');
  await isAt(/^Step 2$/);
  await pick(page, 'Create Order', 2);
  await isAt(/^Step 2: Create Order$/);
  await press(page, 'Remove step 2', 'Step 2 was removed.');
  await isAt(/^Step 1: Paid Order$/);
  await press(page, 'Disconnect InfluencerSoft: username', 'Disconnected.');
  await isAt(/^Connections$/);
});

test('line items are added and removed', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await field(page, /^Email/).fill('ada@example.com');
  for (const product of ['sales', 'boots', 'invoice']) {
    await field(page, /^Product \(/)
      .last()
      .fill(product);
    if (product === 'invoice') break;
    await click(page, 'Add to Line Items');
    await page.getByRole('group', { name: `Line Items ${product === 'sales' ? 2 : 3}` }).waitFor();
  }
  await click(page, 'Remove Line Items 2');
  await page.getByRole('group', { name: 'Line Items 3' }).waitFor({ state: 'detached' });
  await run(page, 1, 'Step 1 worked.');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales, invoice waiting');
});

test('a drop-down is paged, and what is chosen is filled in', async () => {
  const page = await open();
  await connect(page, 'Aplaut (API Key)');
  await pick(page, 'Create Order');
  await click(page, 'Product: choose from a list');
  const choices = page.getByRole('group', { name: 'Choices' });
  await choices.getByRole('button', { name: /Leather boots/ }).waitFor();
  expect(await choices.getByRole('button', { name: /Sock no\. 30 / }).count()).toBe(0);
  await click(page, 'More choices');
  await choices.getByRole('button', { name: /Sock no\. 30 / }).click();
  await waitForMessage(page, 'Chosen: sock-30.');
  expect(await field(page, /^Product \(/).inputValue()).toBe('sock-30');
  // What is in no list can be typed.
  await field(page, /^Product \(/).fill('typed');
  expect(await field(page, /^Product \(/).inputValue()).toBe('typed');
});

test('a paid order goes to Aplaut in a Zap of two steps', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await connect(page, 'Aplaut (API Key)');
  await buildZap(page, {
    number: '258361',
    email: 'jane@example.com',
    product: 'sales',
    price: '3900.00',
  });
  expect(
    await step(page, 2)
      .getByRole('textbox', { name: /^Email/ })
      .inputValue(),
  ).toBe('{{1.email}}');
  await press(page, 'Run the Zap', 'Step 1 worked. Step 2 worked.');
  expect(await orders(page, 'Aplaut')).toEqual(['258361 jane@example.com sales paid']);
  const request = step(page, 2)
    .getByRole('region', { name: 'What went over the wire' })
    .locator('pre')
    .first();
  expect(await request.isVisible()).toBe(true);
  expect(await request.textContent()).toContain('"consumer_email": "jane@example.com"');
});

test('a change in the source is on the page at the next click', async () => {
  const checkout = mkdtempSync(join(tmpdir(), 'checkout-'));
  for (const part of [
    'index.ts',
    'src',
    'editor',
    'sandbox',
    'tools',
    'types',
    'dist',
    'package.json',
    'tsconfig.code.json',
  ])
    cpSync(part, join(checkout, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  await editor.stop();
  editor = await startEditor(checkout);
  try {
    const page = await open();
    const source = join(checkout, 'src/creates/create-order.ts');
    const text = readFileSync(source, 'utf8');
    writeFileSync(source, text.replace("'Create Order'", "'Make Order'"));
    await press(page, 'Refresh', 'The form is up to date.');
    expect(await page.getByRole('button', { name: 'Make Order', exact: true }).count()).toBe(1);
    // Many editors write a new file and put it in place of the old one.
    writeFileSync(`${source}.new`, 'export const createOrder = {');
    renameSync(`${source}.new`, source);
    // And some mark a file that is being changed with a link to nowhere.
    symlinkSync('nowhere', `${source}.lock`);
    await press(page, 'Refresh', 'cannot be built');
    rmSync(`${source}.lock`);
    writeFileSync(source, text);
    await press(page, 'Refresh', 'The form is up to date.');
    expect(await page.getByRole('button', { name: 'Create Order', exact: true }).count()).toBe(1);
  } finally {
    await editor.stop();
    rmSync(checkout, { recursive: true });
  }
});

test('a picked date gets a zone', async () => {
  const page = await open({ timezoneId: 'UTC' });
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await page.getByLabel('Created At: pick a date').fill('2026-11-22T10:30:00');
  await waitForMessage(page, 'The form is up to date.');
  expect(await field(page, 'Created At').inputValue()).toMatch(/^2026-11-22T10:30:00[+-]\d\d:\d\d$/);
});

test('no key is shown', async () => {
  const page = await open();
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await chooseApi2(page);
  await fillInOrder(page);
  await run(page, 1, 'Step 1 worked.');
  const html = await page.content();
  expect(html).toContain('rpsKey = ••••');
  expect(html).not.toContain('X'.repeat(40));
  await connect(page, 'Aplaut (API Key)');
  await pick(page, 'New Order');
  await choose(page, 'Aplaut: API key (sandbox)');
  await run(page, 1, 'Nothing was found.');
  const aplaut = await page.content();
  expect(aplaut).toContain('authorization: ••••');
  expect(aplaut).not.toContain(APLAUT_API_KEY);
});

test('works with the keyboard alone', async () => {
  const page = await open();
  const { keyboard } = page;
  /** Goes on until what has the focus is called so. */
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (name.test(String(await page.evaluate(NAME_OF_FOCUSED)))) return;
      await keyboard.press('Tab');
    }
    throw new Error(`No key leads to ${name}.`);
  };
  await tabTo(/^InfluencerSoft$/);
  await keyboard.press('Enter');
  await waitForMessage(page, 'Filled in for InfluencerSoft.');
  await tabTo(/^Connect$/);
  await keyboard.press('Enter');
  await waitForMessage(page, 'Connected: InfluencerSoft: username.');
  await tabTo(/^Create Order$/);
  await keyboard.press('Space');
  await page.getByRole('heading', { name: 'Step 1: Create Order' }).waitFor();
  await tabTo(/^Product: choose from a list$/);
  await keyboard.press('Enter');
  await page.getByRole('group', { name: 'Choices' }).waitFor();
  // The list has the focus as soon as it is there, and the field once something is chosen.
  await tabTo(/^Course: first sales/);
  await keyboard.press('Enter');
  await waitForMessage(page, 'Chosen: sales.');
  expect(await page.evaluate('document.activeElement.id')).toBe('step1-items-0-product');
  await tabTo(/^Email/);
  await keyboard.type('ada@example.com');
  await tabTo(/^Test step 1$/);
  await keyboard.press('Enter');
  await waitForMessage(page, 'Step 1 worked.');
  expect(await page.evaluate('document.activeElement.id')).toBe('test1');
});

test('works without script', async () => {
  const page = await open({ javaScriptEnabled: false });
  await click(page, 'InfluencerSoft');
  await click(page, 'Connect');
  await click(page, 'Delete Order');
  await field(page, /^Order Number/).fill('1111');
  await click(page, 'Test step 1');
  await step(page, 1)
    .getByRole('row', { name: /^Deleted deleted true/ })
    .waitFor();
  expect((await orders(page, 'InfluencerSoft')).filter((line) => line.startsWith('1111 '))).toEqual([]);
});

test.each(['light', 'dark'] as const)('%s: axe finds nothing serious', async (colorScheme) => {
  const page = await open({ colorScheme });
  await expectAccessible(page, 'the start');
  await connect(page, 'InfluencerSoft');
  await connect(page, 'Aplaut (API Key)');
  await pick(page, 'New Order');
  await run(page, 1, 'Step 1 worked.');
  await expectAccessible(page, 'a result');
  await press(page, 'Add step 2', 'Step 2 was added.');
  await pick(page, 'Create Order', 2);
  await choose(page, 'Aplaut: API key (sandbox)', 2);
  await click(page, 'Product: choose from a list');
  await page.getByRole('group', { name: 'Choices' }).waitFor();
  await expectAccessible(page, 'a list');
  await run(page, 2, 'fill in this field');
  await expectAccessible(page, 'an error');
});

async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate('axe.run()');
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect([what, serious.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])]).toEqual([what, []]);
}

test('fits into 400 pixels', async () => {
  const page = await open({ viewport: { width: 400, height: 800 } });
  const overflow = () => page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(await overflow()).toBeLessThanOrEqual(0);
  await connect(page, 'InfluencerSoft');
  await pick(page, 'Create Order');
  await fillInOrder(page);
  await run(page, 1, 'Step 1 worked.');
  expect(await overflow()).toBeLessThanOrEqual(0);
});

describe('who may drive it', () => {
  const status = (method: string, headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(editor.address, { method, headers }, (response) => {
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
    expect(await status(method, headers as Record<string, string>)).toBe(403);
  });

  test('no other machine', async () => {
    const { port } = new URL(editor.address);
    await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow('fetch failed');
  });

  test('the page itself may', async () => {
    expect(await status('POST', { origin: editor.address })).toBe(200);
    expect(await status('GET', {})).toBe(200);
  });
});
