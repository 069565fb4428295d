import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { startBrowser, startEditor } from './e2e/browser.ts';
import { buildZap, choose, connect, field, pick, press, run, step } from './e2e/page.ts';

/** Takes the pictures of the documents from the editor. */

const FOLDER = 'docs/images';
const VIEWPORT = { width: 1280, height: 720 };
const INFLUENCERSOFT = 'InfluencerSoft: username (sandbox)';

mkdirSync(FOLDER, { recursive: true });
const browser = await startBrowser();
const editor = await startEditor();
try {
  const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: 'light' });
  await page.goto(editor.address);
  for (const preset of ['InfluencerSoft', 'JustClick (justclick.io)', 'Aplaut (API Key)'])
    await connect(page, preset);
  await form(page, INFLUENCERSOFT, 'create-order-influencersoft');
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
  await pick(page, 'Create Order');
  await choose(page, account);
  // Without scrolling, which would put the line of messages above the form.
  await page.setViewportSize({ ...VIEWPORT, height: 2500 });
  await page.mouse.move(0, 0);
  await step(page, 1).screenshot({ path: `${FOLDER}/${name}.png` });
  await page.setViewportSize(VIEWPORT);
}

/** An order is paid: the form, the result, what went over the wire, and the order in the sandbox. */
async function result(page: Page): Promise<void> {
  await pick(page, 'Update Order Status');
  await choose(page, INFLUENCERSOFT);
  await field(page, /^Order Number/).fill('258362');
  await step(page, 1).getByLabel('Status').selectOption({ label: 'Paid' });
  await run(page, 1, 'Step 1 worked.');
  await page.screenshot({ path: `${FOLDER}/result.png`, fullPage: true });
}

/** The order that was paid goes to Aplaut. */
async function zap(page: Page): Promise<void> {
  await buildZap(page, {
    number: '258362',
    email: 'emily@example.com',
    product: 'invoice',
    price: '900.00',
  });
  await press(page, 'Run the Zap', 'Step 1 worked. Step 2 worked.');
  // The message stays in sight while the page is scrolled.
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: `${FOLDER}/zap.png`, fullPage: true });
}
