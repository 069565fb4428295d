import type { Page } from 'playwright-core';
import { expectAccessible, focused, harness, holdBack, overflow, tabTo } from './harness.ts';
import {
  field,
  fill,
  idle,
  orders,
  press,
  QUICK_ZAP,
  result,
  sandboxAccount,
  setUp,
  status,
} from './page.ts';

/** The page as a whole: how quickly a Zap is built, with which keys, on which screens, and for whom. */

const { open } = harness();

describe('the Zap "paid order → Aplaut"', () => {
  const expectBuilt = async (page: Page) => {
    expect(await result(page).textContent()).toBe('Order 258361 created');
    expect(await orders(page, 'Aplaut')).toEqual(['258361 jane@example.com sales paid']);
  };

  test.each([
    [1280, 800],
    [390, 844],
  ])('is built with ten clicks, on a screen of %d by %d pixels', async (width, height) => {
    const page = await open({ viewport: { width, height } });
    for (const name of QUICK_ZAP) {
      await press(page, name);
      expect([name, await overflow(page)]).toEqual([name, 0]);
    }
    await expectBuilt(page);
  });

  test('is built with the keyboard alone', async () => {
    const page = await open();
    for (const name of QUICK_ZAP) {
      await tabTo(page, typeof name === 'string' ? name.replace(' Sandbox', '') : name);
      await page.keyboard.press('Enter');
      await idle(page);
    }
    await expectBuilt(page);
  });
});

test('the next key goes on where the last one was', async () => {
  const page = await open();
  const at = async (name: string) => expect(await focused(page)).toContain(name);
  await press(page, 'Paid Order');
  await at('Connect an account');
  await press(page, sandboxAccount('InfluencerSoft'));
  await at('Continue');
  await press(page, 'Continue');
  await at('Configure');
  await press(page, 'Test step');
  await at('1 order was found.');
  await press(page, 'Continue');
  await at('2. What happens next?');
  await press(page, 'Create Order');
  await press(page, 'InfluencerSoft: username');
  await at('Continue');
  await press(page, 'Continue');
  await press(page, 'Add line item');
  await at('Product, line item 2');
  await press(page, 'Remove line item 2');
  await at('Add line item');
  page.on('dialog', (dialog) => dialog.accept());
  await press(page, 'Remove step 2');
  await at('1. Paid Order');
});

test('the button that matters, and the result, are always in sight', async () => {
  const page = await open();
  const inSight = (selector: string) =>
    page.evaluate(`(() => { const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight; })()`);
  await setUp(page, 'Create Order', 'InfluencerSoft');
  expect(await inSight('#main-button')).toBe(true);
  await fill(page, 'Product, line item 1', 'sales');
  await fill(page, /^Email/, 'ada@example.com');
  await press(page, 'Test step');
  expect(await inSight('.result')).toBe(true);
  expect(await inSight('#main-button')).toBe(true);
  expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
});

test('says what it waits for, and how long already', async () => {
  const page = await open();
  await setUp(page, 'Paid Order', 'InfluencerSoft');
  const letGo = await holdBack(page);
  await page.getByRole('button', { name: 'Test step' }).click();
  await page.getByRole('status').filter({ hasText: 'Asking InfluencerSoft … 1 s' }).waitFor();
  letGo();
  await idle(page);
  expect(await status(page)).toBe('1 order was found.');
});

test('pressed twice, a button makes one order', async () => {
  const page = await open();
  await setUp(page, 'Create Order With Payment Status', 'InfluencerSoft');
  await fill(page, 'Product, line item 1', 'sales');
  await fill(page, /^Email/, 'ada@example.com');
  // Quicker than any hand, and than the page shows that it is busy.
  await page.evaluate(
    "((button) => (button.click(), button.click()))(document.getElementById('main-button'))",
  );
  await idle(page);
  const made = (await orders(page, 'InfluencerSoft')).filter((line) => line.includes('ada@example.com'));
  expect(made).toEqual(['258367 ada@example.com sales waiting']);
});

test('a Zap is still there when the page is loaded again', async () => {
  const page = await open();
  await setUp(page, 'Delete Order', 'InfluencerSoft');
  await fill(page, /^Order Number/, '1111');
  await press(page, 'Refresh fields');
  await page.reload();
  expect(await field(page, /^Order Number/).textContent()).toBe('1111');
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('%s, %d pixels wide: axe finds nothing', async (colorScheme, width) => {
  const page = await open({ colorScheme, viewport: { width, height: 844 } });
  await expectAccessible(page, 'the start');
  for (const name of QUICK_ZAP) {
    await press(page, name);
    await expectAccessible(page, String(name));
  }
  await press(page, /^Configure/);
  await field(page, /^Email/).press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await expectAccessible(page, 'a list');
  await page.keyboard.press('Escape');
  await fill(page, /^Email/, 'nonsense');
  await press(page, 'Test step');
  await expectAccessible(page, 'errors');
  await press(page, /^Setup/);
  await press(page, 'Connect an account');
  await page.getByText('Use a real account').click();
  await press(page, 'Aplaut (API Key)');
  await expectAccessible(page, 'a real account');
  await press(page, 'Sandbox orders');
  await expectAccessible(page, 'the orders');
  if (width < 500) {
    await press(page, 'Zap');
    await expectAccessible(page, 'the column');
  }
});
