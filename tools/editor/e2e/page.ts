import type { Locator, Page } from 'playwright-core';

/** What a user does in the editor, for its tests and its pictures. */

/** Waits until no request is under way. */
export const idle = (page: Page): Promise<void> => page.locator('#page:not([data-busy])').waitFor();

/** A button by what stands on it first; more can follow, such as a description. */
const button = (page: Page, name: string | RegExp): Locator => {
  const start =
    typeof name === 'string' ? new RegExp(`^\\s*${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) : name;
  return page.getByRole('button', { name: start });
};

/** Presses a button, and waits for the answer. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).first().click();
  await idle(page);
}

/** A field, whatever it is made of. */
export const field = (page: Page, name: string | RegExp): Locator => {
  const options = { name, exact: typeof name === 'string' };
  return page.getByRole('textbox', options).or(page.getByRole('combobox', options));
};

/** Unfolds the optional fields, if a field is among them. */
export async function unfold(page: Page, name: string | RegExp): Promise<void> {
  const more = page.getByText('Show more');
  if (!(await field(page, name).isVisible()) && (await more.isVisible())) await more.click();
}

/** Fills a field in, and closes the list that opens meanwhile. */
export async function fill(page: Page, name: string | RegExp, text: string): Promise<void> {
  await unfold(page, name);
  await field(page, name).fill(text);
  await field(page, name).press('Escape');
}

export const status = (page: Page): Promise<string | null> => page.getByRole('status').textContent();

/** The line that says what a test came to. */
export const result = (page: Page): Locator => page.locator('.result');

/** The sandbox account of a service. */
export const sandboxAccount = (title: string): string => `${title} Sandbox`;

/** Gives the open step an action and an account of the sandbox, which is connected if it is not yet. */
export async function setUp(page: Page, action: string, account: string): Promise<void> {
  const change = button(page, 'Change what the step does');
  if (await change.isVisible()) await press(page, 'Change what the step does');
  await press(page, action);
  const connected = button(page, `${account.replace(/ \(.*/, '')}: `);
  const fresh = button(page, sandboxAccount(account));
  if (!(await connected.or(fresh).first().isVisible())) await press(page, 'Connect an account');
  if (await fresh.isVisible()) await press(page, sandboxAccount(account));
  else await connected.first().click();
  await idle(page);
  await press(page, 'Continue');
}

/** The orders in a service of the sandbox, a line for each. */
export async function orders(page: Page, service: string): Promise<string[]> {
  await press(page, 'Sandbox orders');
  const rows = await page.getByRole('table', { name: service }).locator('tbody tr').all();
  const lines = await Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allTextContents()).join(' ')),
  );
  await press(page, 'Zap');
  return lines;
}

/** The Zap "paid order → Aplaut", as quickly as it can be built; `press` counts. */
export const QUICK_ZAP = [
  'Paid Order',
  sandboxAccount('InfluencerSoft'),
  'Continue',
  'Test step',
  'Continue',
  'Create Order',
  sandboxAccount('Aplaut (API Key)'),
  'Continue',
  /^Map \d+ fields$/,
  'Test step',
];
