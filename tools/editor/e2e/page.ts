import type { Locator, Page } from 'playwright-core';

/** What a user does in the editor, for its tests and its pictures. */

export const click = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();

export const field = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('textbox', { name, exact: typeof name === 'string' });

export const step = (page: Page, number: 1 | 2): Locator =>
  page.getByRole('region', { name: new RegExp(`^Step ${number}`) });

/** Waits until the page shows a message. */
export const waitForMessage = (page: Page, text: string): Promise<void> =>
  page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

/** Presses a button and waits for a message. The same may have been shown before, so the answer has to be there first. */
export async function press(page: Page, name: string, answer: string): Promise<void> {
  await click(page, name);
  await page.locator('.htmx-request').waitFor({ state: 'detached' });
  await waitForMessage(page, answer);
}

/** Connects an account of the sandbox. */
export async function connect(page: Page, preset: string): Promise<void> {
  const shown = page.getByRole('button', { name: preset, exact: true });
  if (!(await shown.isVisible())) await page.getByText('Connect an account', { exact: true }).click();
  await press(page, preset, `Filled in for ${preset}.`);
  await press(page, 'Connect', 'Connected: ');
}

/** Picks the action of a step, in place of another. */
export async function pick(page: Page, action: string, number: 1 | 2 = 1): Promise<void> {
  const change = page.getByRole('button', { name: `Change the action of step ${number}` });
  if (await change.isVisible()) {
    await change.click();
    await change.waitFor({ state: 'detached' });
  }
  await step(page, number).getByRole('button', { name: action, exact: true }).click();
  await page.getByRole('heading', { name: `Step ${number}: ${action}` }).waitFor();
}

/** Chooses the account of a step, and waits for its form. */
export async function choose(page: Page, account: string, number: 1 | 2 = 1): Promise<void> {
  const select = step(page, number).getByLabel('Account');
  const isChosen = (await select.locator('option:checked').textContent()) === account;
  if (isChosen) return;
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await select.selectOption({ label: account });
  await (await answered).finished();
  await page.locator('.htmx-request').waitFor({ state: 'detached' });
}

/** Tests a step and waits for a message. */
export const run = (page: Page, number: 1 | 2, answer: string): Promise<void> =>
  press(page, `Test step ${number}`, answer);

/** Builds the Zap that sends the paid orders of InfluencerSoft to Aplaut, from values that step 1 has for one of them. */
export async function buildZap(
  page: Page,
  order: { number: string; email: string; product: string; price: string },
): Promise<void> {
  await pick(page, 'Paid Order');
  await choose(page, 'InfluencerSoft: username (sandbox)');
  await run(page, 1, 'Step 1 worked.');
  await press(page, 'Add step 2', 'Step 2 was added.');
  await pick(page, 'Create Order', 2);
  await choose(page, 'Aplaut: API key (sandbox)', 2);
  await map(page, 'Order Number', `Order Number ${order.number}`);
  await map(page, 'Email', `Email ${order.email}`);
  await map(page, 'Product', `Line Items Product ${order.product}`);
  await map(page, 'Price', `Line Items Price ${order.price}`);
  await map(page, 'Payment Status', 'Status paid');
}

async function map(page: Page, name: string, value: string): Promise<void> {
  await step(page, 2)
    .getByRole('button', { name: `${name}: insert a value of step 1` })
    .click();
  const values = page.getByRole('group', { name: 'Values of step 1' });
  await values.getByRole('button', { name: value, exact: true }).click();
  await values.waitFor({ state: 'detached' });
}
