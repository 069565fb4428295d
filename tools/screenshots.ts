import { mkdirSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { startBrowser, startEditor } from './browser.ts';

/** Takes the pictures of the documents from the editor, with what a user would fill in. */

const FOLDER = 'docs/images';

mkdirSync(FOLDER, { recursive: true });
const browser = await startBrowser();
const editor = await startEditor();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light' });
  await page.goto(editor.address);
  for (const preset of ['InfluencerSoft', 'JustClick (justclick.io)', 'Aplaut']) await connect(page, preset);

  await form(page, 'InfluencerSoft: username (sandbox)', 'create-order-influencersoft');
  await form(page, 'JustClick (justclick.io): username (sandbox)', 'create-order-justclick');
  await form(page, 'Aplaut: API key (sandbox)', 'create-order-aplaut');
  await result(page);
  await zap(page);
} finally {
  await browser.close();
  await editor.stop();
}

/** The form of Create Order as it is at first. */
async function form(page: Page, account: string, name: string): Promise<void> {
  await pick(page, 1, 'Create Order');
  await choose(page, 1, account);
  await page.mouse.move(0, 0);
  await step(page, 1).screenshot({ path: `${FOLDER}/${name}.png` });
}

/** An order is paid: the form, the result, what went over the wire, and the order in the sandbox. */
async function result(page: Page): Promise<void> {
  await pick(page, 1, 'Update Order Status');
  await choose(page, 1, 'InfluencerSoft: username (sandbox)');
  const form = step(page, 1);
  await form.getByRole('textbox', { name: 'Order Number' }).fill('258362');
  await form.getByLabel('Status').selectOption({ label: 'Paid' });
  await press(page, 'Test step 1', 'Step 1 worked.');
  await page.screenshot({ path: `${FOLDER}/result.png`, fullPage: true });
}

/** An order that is paid in InfluencerSoft goes to Aplaut. */
async function zap(page: Page): Promise<void> {
  await pick(page, 1, 'Paid Order');
  await choose(page, 1, 'InfluencerSoft: username (sandbox)');
  await press(page, 'Test step 1', 'Step 1 worked.');
  await press(page, 'Add step 2', 'Step 2 was added.');
  await pick(page, 2, 'Create Order');
  await choose(page, 2, 'Aplaut: API key (sandbox)');
  for (const [name, value] of [
    ['Order Number', 'Order Number 258362'],
    ['Email', 'Email emily@example.com'],
    ['Product', 'Line Items Product invoice'],
    ['Price', 'Line Items Price 900.00'],
    ['Payment Status', 'Status paid'],
  ] as const) {
    await step(page, 2)
      .getByRole('button', { name: `${name}: insert a value of step 1` })
      .click();
    await page.getByRole('button', { name: value, exact: true }).click();
    await said(page, 'Inserted: ');
  }
  await press(page, 'Run the Zap', 'Step 1 worked. Step 2 worked.');
  await page.screenshot({ path: `${FOLDER}/zap.png`, fullPage: true });
}

async function connect(page: Page, preset: string): Promise<void> {
  const button = page.getByRole('button', { name: preset, exact: true });
  if (!(await button.isVisible())) await page.getByText('Connect an account', { exact: true }).click();
  await button.click();
  await said(page, `Filled in for ${preset}.`);
  await press(page, 'Connect', 'Connected: ');
}

async function pick(page: Page, number: 1 | 2, action: string): Promise<void> {
  const change = page.getByRole('button', { name: `Change the action of step ${number}` });
  if (await change.isVisible()) {
    await change.click();
    await change.waitFor({ state: 'detached' });
  }
  await step(page, number).getByRole('button', { name: action, exact: true }).click();
  await page.getByRole('heading', { name: `Step ${number}: ${action}` }).waitFor();
}

async function choose(page: Page, number: 1 | 2, account: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await step(page, number).getByLabel('Account').selectOption({ label: account });
  await answered;
  await page.locator('.htmx-request').waitFor({ state: 'detached' });
}

async function press(page: Page, button: string, answer: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await said(page, answer);
}

function said(page: Page, text: string): Promise<void> {
  return page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
}

function step(page: Page, number: 1 | 2): Locator {
  return page.getByRole('region', { name: `Step ${number}` });
}
