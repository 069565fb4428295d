import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { readCommandLine } from '../../command-line/program.ts';
import { startBrowser, startEditor } from './e2e/browser.ts';
import { fill, press, setUp } from './e2e/page.ts';
import { takeRecipePictures } from './recipe-pictures.ts';

/** Takes the pictures of the documents from the editor. */

readCommandLine({
  command: 'npm run screenshots',
  summary: 'Takes the pictures of the documents from the editor, into docs/images/.',
  duration: 'about a minute',
  options: {},
});
const FOLDER = 'docs/images';
const VIEWPORT = { width: 1280, height: 800 };

mkdirSync(FOLDER, { recursive: true });
const browser = await startBrowser();
const editor = await startEditor();
try {
  await zap('zap', 'light', VIEWPORT);
  await zap('zap-dark', 'dark', VIEWPORT);
  await zap('zap-phone', 'light', { width: 390, height: 844 });
  await form('InfluencerSoft', 'create-order-influencersoft');
  await form('JustClick (justclick.io)', 'create-order-justclick');
  await form('Aplaut (API Key)', 'create-order-aplaut');
  await result();
  await running();
  await takeRecipePictures(browser, `${FOLDER}/recipes`);
} finally {
  await browser.close();
  await editor.stop();
}

async function open(
  colorScheme: 'light' | 'dark',
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(editor.address);
  return page;
}

/** The Zap that this app is made for, with values of its first step in the fields of the second. */
async function build(page: Page): Promise<void> {
  await setUp(page, 'Paid Order', 'InfluencerSoft');
  await press(page, 'Test step');
  await press(page, 'Continue');
  await setUp(page, 'Create Order', 'Aplaut (API Key)');
  await press(page, /^Map/);
}

/** One order that stayed one, although its line was cut: the run with its tries, beside the services. */
async function running(): Promise<void> {
  const page = await open('light', { width: 1280, height: 1000 });
  await build(page);
  for (const label of ['Turn on', 'Pause', 'Cut after the write', 'New order in InfluencerSoft'])
    await press(page, label);
  await press(page, 'Pay: order 258367');
  await press(page, 'Next poll');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/zap-history.png` });
  await press(page, 'Scheduled');
  await press(page, 'Replay');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/zap-run.png` });
  await page.close();
}

/** A Zap as it is built. */
async function zap(name: string, scheme: 'light' | 'dark', viewport: typeof VIEWPORT): Promise<void> {
  const page = await open(scheme, viewport);
  await build(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
}

/** The form of Create Order as it is at first, whole. */
async function form(account: string, name: string): Promise<void> {
  const page = await open('light', VIEWPORT);
  await setUp(page, 'Create Order', account);
  const height = Number(await page.evaluate("document.querySelector('.pane').scrollHeight"));
  // The bars above and below the form are still there.
  await page.setViewportSize({ width: 1100, height: height + 120 });
  await page.mouse.move(0, 0);
  await page.locator('.pane').screenshot({ path: `${FOLDER}/${name}.png` });
  await page.close();
}

/** An order is paid: the result, and what went over the wire. */
async function result(): Promise<void> {
  const page = await open('light', { width: 1280, height: 1400 });
  await setUp(page, 'Update Order Status', 'InfluencerSoft');
  await fill(page, /^Order Number/, '258362');
  await fill(page, /^Status/, 'paid');
  await press(page, 'Test step');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${FOLDER}/result.png` });
  await page.close();
}
