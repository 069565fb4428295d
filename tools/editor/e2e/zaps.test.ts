import type { Page } from 'playwright-core';
import { expectAccessible, harness, holdBack, overflow, tabTo } from './harness.ts';
import { fill, idle, orders, press, QUICK_ZAP, setUp, status } from './page.ts';

/** Zaps that are turned on. Time stands still from the first press on "Pause"; only buttons let it pass then. */

const { open } = harness();

/** The Zap "paid order → Aplaut", built, turned on and fed: thirteen clicks, and one for the poll. */
const QUICK_RUN = [...QUICK_ZAP, 'Turn on', 'New order in InfluencerSoft', 'Pay: order 258367', 'Next poll'];

const entries = (page: Page) => page.getByRole('region', { name: 'Zap history' }).getByRole('listitem');

/** What stands in the Zap history, a line for each run. */
const history = (page: Page): Promise<string[]> => entries(page).locator('.state, .title').allTextContents();

async function turnedOn(page: Page): Promise<void> {
  for (const name of QUICK_ZAP) await press(page, name);
  await press(page, 'Turn on');
  await press(page, 'Pause');
}

async function payNewOrder(page: Page): Promise<void> {
  await press(page, 'New order in InfluencerSoft');
  await press(page, 'Pay: order 258367');
}

test.each([
  [1280, 800],
  [390, 844],
])(
  'is built, turned on and fed by fourteen clicks, on a screen of %d by %d pixels',
  async (width, height) => {
    const page = await open({ viewport: { width, height } });
    expect(QUICK_RUN).toHaveLength(14);
    for (const name of QUICK_RUN) {
      await press(page, name);
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
    expect(await history(page)).toEqual(['Success', 'Order 258367']);
    expect((await orders(page, 'Aplaut'))[0]).toBe('258367 ada@example.com sales paid');
  },
);

test('is built, turned on and fed with the keyboard alone', async () => {
  const page = await open();
  for (const name of QUICK_RUN) {
    await tabTo(page, typeof name === 'string' ? name.replace(' Sandbox', '') : name);
    await page.keyboard.press('Enter');
    await idle(page);
  }
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
});

test('one order stays one order when the line is cut after the write', async () => {
  const page = await open();
  await turnedOn(page);
  await press(page, 'Cut after the write');
  await payNewOrder(page);
  await press(page, 'Next poll');
  expect(await history(page)).toEqual(['Scheduled', 'Order 258367']);
  await press(page, 'Scheduled');
  await press(page, 'Replay');
  const run = page.getByRole('region', { name: 'Order 258367' });
  await run.getByText('It already existed: Order 258367').first().waitFor();
  const second = run.getByRole('region', { name: '2. Create Order' });
  expect(await second.locator('.try').allTextContents()).toEqual([
    expect.stringMatching(/^ ?First try /),
    expect.stringMatching(/^ ?Replay /),
  ]);
  const requests = second.locator('.exchange > summary');
  expect(await requests.first().textContent()).toMatch(/^POST\s+\/v4\/orders api\.aplaut\.io No response/);
  await requests.first().click();
  expect(await second.getByText('"number": "258367"').first().isVisible()).toBe(true);
  expect(await second.getByText('Response that was lost: 201').isVisible()).toBe(true);
  await second.getByText('Data in').click();
  expect(await second.getByText('ada@example.com').first().isVisible()).toBe(true);
  const made = (await orders(page, 'Aplaut')).filter((line) => line.startsWith('258367 '));
  expect(made).toEqual(['258367 ada@example.com sales paid']);
});

test('Autoreplay runs again what failed', async () => {
  const page = await open();
  await turnedOn(page);
  await press(page, 'Slow');
  await payNewOrder(page);
  await press(page, 'Next poll');
  await press(page, '1 hour');
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
  await press(page, 'Success');
  expect(await page.getByText('Autoreplay').count()).toBe(1);
});

test('runs are held while the key is refused', async () => {
  const page = await open();
  await turnedOn(page);
  await press(page, 'Aplaut refuses the key');
  await payNewOrder(page);
  await press(page, 'Next poll');
  expect(await history(page)).toEqual(['Held', 'Order 258367']);
  await press(page, 'Held');
  await press(page, 'Reconnect account');
  await press(page, 'All runs');
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
});

test('a search in the middle, and a third step', async () => {
  const page = await open();
  for (const name of QUICK_ZAP.slice(0, 4)) await press(page, name);
  await press(page, 'Continue');
  await setUp(page, 'Find Order', 'InfluencerSoft');
  await fill(page, /^Order Number/, '258362');
  await press(page, 'Test step');
  await press(page, 'Continue');
  await setUp(page, 'Create Order', 'Aplaut (API Key)');
  await press(page, /^Map \d+ fields$/);
  await press(page, 'Turn on');
  await press(page, 'Pause');
  await payNewOrder(page);
  await press(page, 'Next poll');
  // What the search has found is nearer than what the trigger told.
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
  expect((await orders(page, 'Aplaut')).at(0)).toMatch(/^258362 emily@example\.com/);
});

/** Whether the page asks for nothing while nobody sees it. */
const IS_IDLE_WHEN_HIDDEN = `(() => {
  Object.defineProperty(document, 'hidden', { value: true, configurable: true });
  const asks = document.getElementById('tick').dispatchEvent(new CustomEvent('htmx:before:request', { bubbles: true, cancelable: true }));
  delete document.hidden;
  return !asks;
})()`;

test('time passes by itself, and stops when it is paused', async () => {
  const page = await open();
  for (const name of QUICK_ZAP) await press(page, name);
  await press(page, 'Turn on');
  await payNewOrder(page);
  await entries(page).first().waitFor();
  await press(page, 'Pause');
  expect(await page.locator('#tick').count()).toBe(0);
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
  // What is pressed is never lost to the passing of time.
  await press(page, 'Play');
  expect(await page.evaluate(IS_IDLE_WHEN_HIDDEN)).toBe(true);
  const letGo = await holdBack(page);
  await page.waitForRequest((request) => request.postData()?.includes('tick') === true);
  await page.getByRole('button', { name: 'New order in InfluencerSoft' }).click();
  letGo();
  await idle(page);
  expect(await status(page)).toBe('Order 258368 was made in InfluencerSoft.');
});

test('a Zap that runs is still there when the page is loaded again, and is turned off', async () => {
  const page = await open();
  await turnedOn(page);
  await payNewOrder(page);
  await press(page, 'Next poll');
  await page.reload();
  expect(await history(page)).toEqual(['Success', 'Order 258367']);
  await press(page, 'Turn off');
  await press(page, 'Zap');
  expect(await page.getByRole('button', { name: 'Turn on' }).count()).toBeGreaterThan(0);
});

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('%s, %d pixels wide: axe finds nothing', async (colorScheme, width) => {
  const page = await open({ colorScheme, viewport: { width, height: 844 } });
  await turnedOn(page);
  await expectAccessible(page, 'a Zap without runs');
  await press(page, 'Cut after the write');
  await payNewOrder(page);
  await press(page, 'Next poll');
  await expectAccessible(page, 'the history');
  await press(page, 'Scheduled');
  await expectAccessible(page, 'a run that failed');
  await press(page, 'Replay');
  for (const part of await page.locator('.run-step summary').all()) await part.click();
  await expectAccessible(page, 'a run, unfolded');
  expect(await overflow(page)).toBe(0);
  await press(page, 'Turn off');
  await expectAccessible(page, 'a Zap that is off');
});
