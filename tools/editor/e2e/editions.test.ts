import type { Browser } from 'playwright-core';
import { startBrowser, startEditor } from './browser.ts';
import { fill, press, result, setUp } from './page.ts';

/** The editor shows the app of one brand as it shows that of all services. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

test.each([
  { edition: 'influencersoft', account: 'InfluencerSoft', others: /JustClick|Aplaut/ },
  {
    edition: 'justclick',
    account: 'JustClick (justclick.io)',
    others: /InfluencerSoft|Aplaut/,
    isAsked: true,
  },
  { edition: 'aplaut', account: 'Aplaut (API Key)', others: /InfluencerSoft|JustClick/ },
])('$edition creates an order', async ({ edition, account, others }) => {
  const editor = await startEditor('.', edition);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(editor.address);
    await press(page, 'Create Order');
    await page.getByText('Use a real account').click();
    expect(await page.locator('#page').textContent()).not.toMatch(others);
    await setUp(page, 'Create Order', account);
    await fill(page, 'Product, line item 1', 'sales');
    await fill(page, /^Email/, 'ada@example.com');
    if (edition === 'aplaut') await fill(page, /^Order Number/, 'E-1');
    await press(page, 'Test step');
    expect(await result(page).textContent()).toMatch(/^Order \S+ created$/);
  } finally {
    await page.close();
    await editor.stop();
  }
});
