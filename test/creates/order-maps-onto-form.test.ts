import { CONNECTIONS, failureOf, run, search, useSandbox } from '../support/app.ts';

const sandbox = useSandbox();
const { influencersoft: shop } = CONNECTIONS;
const order = { api: 'api2', items: [{ product: 'sales' }], email: 'ada@example.com' };

test.each([
  ['waiting', 'Expected'],
  ['paid', 'Paid'],
  ['sent', 'Paid'],
  ['cancel', 'Cancel'],
  ['return', 'MoneyBack'],
  [' PAID ', 'Paid'],
  ['MoneyBack', 'MoneyBack'],
])('API 2.0 takes the status %j of an order as %s', async (status, sent) => {
  await run('create_order', shop, { ...order, tag: status, status });
  expect(sandbox().visits.at(-1)?.body).toContain(`&order_status=${sent}&`);
});

test('API 2.0 takes the status of an order that a search returns', async () => {
  const [found] = await search('find_order', shop, { order_number: '258361' });
  await run('create_order', shop, { ...order, status: found?.status });
  expect(sandbox().visits.at(-1)?.body).toContain('&order_status=Paid&');
});

test('API 2.0 lists its own statuses for any other', async () => {
  expect((await failureOf(run('create_order', shop, { ...order, status: 'lost' }))).message).toBe(
    'Status: choose one of Waiting for Payment (Expected), Paid (Paid), Cancelled (Cancel), Money Returned (MoneyBack)',
  );
});
