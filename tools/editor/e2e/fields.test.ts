import { harness, holdBack } from './harness.ts';
import { field, fill, idle, orders, press, QUICK_ZAP, result, setUp, unfold } from './page.ts';

/** The fields of a form. */

const { open } = harness();

test('another service has another form', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await page.getByText('Show more').click();
  expect(await field(page, 'Coupon').count()).toBe(1);
  await press(page, /^Setup/);
  await setUp(page, 'Create Order', 'Aplaut (API Key)');
  expect(await field(page, 'Coupon').count()).toBe(0);
});

test('optional fields are folded until they are filled in', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  expect(await field(page, 'City').isVisible()).toBe(false);
  await page.getByText('Show more').click();
  await fill(page, 'City', 'New York');
  await press(page, 'Refresh fields');
  expect(await field(page, 'City').isVisible()).toBe(true);
  await press(page, /^Setup/);
  await press(page, 'Continue');
  expect(await field(page, 'City').isVisible()).toBe(true);
  expect(await field(page, 'UTM Medium').isVisible()).toBe(false);
});

test('errors stand at their fields, all at once, and a folded one is unfolded', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await fill(page, 'Product, line item 1', 'sales');
  await fill(page, 'Price, line item 1', '1,500.50');
  await page.getByText('Show more').click();
  await fill(page, 'Payment Domain', 'no domain');
  await page.getByText('Show more').click();
  await press(page, 'Test step');
  const summary = page.getByRole('alert');
  expect(await summary.locator('p').textContent()).toBe('3 fields need another value.');
  const price = field(page, 'Price, line item 1');
  expect(await price.getAttribute('aria-invalid')).toBe('true');
  const message = await price.getAttribute('aria-describedby');
  expect(await page.locator(`[id="${message}"]`).textContent()).toContain('nter an amount, such as 1500.50');
  expect(await field(page, /^Email/).getAttribute('aria-invalid')).toBe('true');
  expect(await field(page, 'Payment Domain').isVisible()).toBe(true);
  await summary.getByRole('link', { name: 'Payment Domain' }).click();
  expect(await page.evaluate('document.activeElement.id')).toBe('field-payment_domain');
  await fill(page, /^Email/, 'ada@example.com');
  await fill(page, 'Price, line item 1', '1500.50');
  await fill(page, 'Payment Domain', '');
  await press(page, 'Test step');
  expect(await result(page).textContent()).toBe('Order 258367 created');
});

test('line items are rows that are added and removed', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await fill(page, /^Email/, 'ada@example.com');
  await fill(page, 'Product, line item 1', 'sales');
  await press(page, 'Add line item');
  await fill(page, 'Product, line item 2', 'boots');
  await press(page, 'Add line item');
  await fill(page, 'Product, line item 3', 'invoice');
  await press(page, 'Remove line item 2');
  await press(page, 'Test step');
  expect((await orders(page, 'InfluencerSoft'))[0]).toBe('258367 ada@example.com sales, invoice waiting');
});

describe('a drop-down', () => {
  test('is filtered by typing, driven by arrows, and closed by Escape', async () => {
    const page = await open();
    await setUp(page, 'Create Order', 'InfluencerSoft');
    const product = field(page, 'Product, line item 1');
    await product.press('ArrowDown');
    await page.getByRole('option').first().waitFor();
    expect(await product.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.type('course');
    expect(await page.getByRole('option').filter({ visible: true }).count()).toBe(1);
    await product.press('ArrowDown');
    const active = await product.getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active}"]`).textContent()).toContain('Course: first sales');
    await product.press('Enter');
    expect(await product.textContent()).toContain('Course: first sales (sales), 3900.00');
    expect(await product.getAttribute('aria-expanded')).toBe('false');
    // The title is kept, and the code is what counts.
    await press(page, 'Refresh fields');
    expect(await product.textContent()).toContain('Course: first sales (sales), 3900.00');
    expect(await page.locator('[name="in/items/0/product"]').inputValue()).toBe('sales');
    await product.press('ArrowDown');
    await product.press('Escape');
    expect(await product.getAttribute('aria-expanded')).toBe('false');
  });

  test('loads more where there is more, and takes what is typed', async () => {
    const page = await open();
    await setUp(page, 'Create Order', 'Aplaut (API Key)');
    const product = field(page, 'Product, line item 1');
    await product.press('ArrowDown');
    await page.getByRole('option', { name: 'Load more' }).click();
    await page.getByRole('option', { name: /Sock no\. 30 / }).waitFor();
    expect(await page.getByRole('option', { name: 'Load more' }).count()).toBe(0);
    await page.getByRole('option', { name: /Sock no\. 30 / }).click();
    expect(await page.locator('[name="in/items/0/product"]').inputValue()).toBe('sock-30');
    await product.press('End');
    await page.keyboard.type('typed');
    expect(await page.locator('[name="in/items/0/product"]').inputValue()).toBe('typed');
    await page.keyboard.press('Escape');
  });
});

test('a mapped value is a pill, among text, found by typing', async () => {
  const page = await open();
  for (const name of QUICK_ZAP.slice(0, 8)) await press(page, name);
  const email = field(page, /^Email/);
  await email.click();
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type('ema');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await email.locator('.pill').textContent()).toContain('1. Emailjane@example.com');
  expect(await page.locator('[name="in/email"]').inputValue()).toBe('{{1.email}}');
  await unfold(page, /^Order Number/);
  const number = field(page, /^Order Number/);
  await number.click();
  await page.keyboard.type('A-');
  await page.getByRole('button', { name: 'Choose Order Number' }).click();
  await page.getByRole('button', { name: 'Choose Order Number' }).click();
  await page.getByRole('option', { name: /^Order Number/ }).click();
  expect(await page.locator('[name="in/order_number"]').inputValue()).toBe('A-{{1.order_number}}');
  // A pill is taken away with one key, or one click.
  await page.keyboard.press('Backspace');
  expect(await page.locator('[name="in/order_number"]').inputValue()).toBe('A-');
  await email.locator('.pill .x').click();
  expect(await page.locator('[name="in/email"]').inputValue()).toBe('');
});

test('the list of values has line items in a section of their own, and what is empty last', async () => {
  const page = await open();
  for (const name of QUICK_ZAP.slice(0, 8)) await press(page, name);
  await field(page, /^Email/).press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  const headings = await page.locator('[role=group] > .heading').allTextContents();
  expect(headings).toEqual(['1. Paid Order', '1. Paid Order: Line Items']);
  const notes = await page
    .getByRole('group', { name: '1. Paid Order', exact: true })
    .locator('.sub')
    .allTextContents();
  const firstEmpty = notes.indexOf('');
  expect(firstEmpty).toBeGreaterThan(0);
  expect(notes.slice(firstEmpty).every((note) => note === '')).toBe(true);
});

test('Enter submits the button of the step', async () => {
  const page = await open();
  await setUp(page, 'Delete Order', 'InfluencerSoft');
  await fill(page, /^Order Number/, '1111');
  await page.keyboard.press('Enter');
  await idle(page);
  expect(await result(page).textContent()).toBe('Order 1111 deleted');
});

test('changing an action and back keeps what was typed; what would be lost asks first', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await fill(page, /^Email/, 'ada@example.com');
  await press(page, /^Setup/);
  await setUp(page, 'Find Order', 'InfluencerSoft');
  await press(page, /^Setup/);
  await setUp(page, 'Create Order', 'InfluencerSoft');
  expect(await field(page, /^Email/).inputValue()).toBe('ada@example.com');
  await press(page, 'Add step');
  await press(page, 'Create Order');
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    return dialog.dismiss();
  });
  await press(page, 'Remove step 2');
  expect(asked).toEqual(['Remove step 2, Create Order? What is filled in there will be lost.']);
  expect(await page.getByRole('heading', { name: '2. Create Order' }).count()).toBe(1);
});

test('typing during a request is not lost', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await fill(page, /^Email/, 'ada@');
  const letGo = await holdBack(page);
  await page.getByRole('button', { name: 'Refresh fields' }).click();
  await field(page, /^Email/).focus();
  await page.keyboard.press('End');
  await page.keyboard.type('example.com');
  await field(page, 'Product, line item 1').focus();
  await page.keyboard.type('sales');
  letGo();
  await idle(page);
  expect(await field(page, /^Email/).inputValue()).toBe('ada@example.com');
  expect(await page.locator('[name="in/items/0/product"]').inputValue()).toBe('sales');
  // And it goes along with the next request.
  await page.keyboard.press('Escape');
  await press(page, 'Test step');
  expect(await result(page).textContent()).toBe('Order 258367 created');
});

test('a picked date gets a zone', async () => {
  const page = await open();
  await setUp(page, 'Create Order', 'InfluencerSoft');
  await page.getByText('Show more').click();
  await page.getByLabel('Created At: pick a date').fill('2026-11-22T10:30:00');
  expect(await field(page, 'Created At').inputValue()).toMatch(/^2026-11-22T10:30:00[+-]\d\d:\d\d$/);
});
