import { CONNECTIONS, errorOf, fieldsShown, run, type ServiceName, useSandbox } from '../support/app.ts';

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;

const remove = (authData: object, order_number: unknown) =>
  run('delete_order', { ...authData }, { order_number });

test.each(Object.keys(CONNECTIONS) as ServiceName[])(
  'the form of %s warns, and asks for the number',
  async (service) => {
    const [note, number, ...more] = await fieldsShown('delete_order', 'inputFields', CONNECTIONS[service]);
    expect(note).toMatchObject({ type: 'copy', helpText: expect.stringContaining('cannot be undone') });
    expect(number).toMatchObject({ key: 'order_number', required: true });
    expect(more).toEqual([]);
  },
);

test('a shop: the bytes and the hash of the sample of the vendor', async () => {
  expect(await remove(shop, 1111)).toEqual({
    id: '1111',
    order_number: '1111',
    service: 'influencersoft',
    deleted: true,
  });
  expect(sandbox().visits).toEqual([
    expect.objectContaining({
      method: 'POST',
      path: '/api/DeleteOrder',
      body: 'bill_id=1111&hash=47d890b61dcad113dee75f57f69be233',
      answer: 'code 0 order deleted',
    }),
  ]);
});

test('Aplaut: one DELETE without a body', async () => {
  sandbox().aplaut.service.orders.set('№ 1?', { number: '№ 1?' });
  expect(await remove(aplaut, '№ 1?')).toEqual({
    id: '№ 1?',
    order_number: '№ 1?',
    service: 'aplaut',
    deleted: true,
  });
  expect(sandbox().visits).toEqual([
    expect.objectContaining({
      method: 'DELETE',
      path: '/v4/orders/%E2%84%96%201%3F',
      body: '',
      answer: 'HTTP 204',
    }),
  ]);
  expect(sandbox().aplaut.service.orders.size).toBe(0);
});

test.each([
  ['InfluencerSoft', shop],
  ['Aplaut', aplaut],
])('%s: an order that is gone halts the step', async (name, authData) => {
  const error = await errorOf(remove(authData, '404404'));
  expect(error).toMatchObject({
    name: 'HaltedError',
    first: `Order 404404 was not deleted: ${name} has no order with this number, or it was already deleted. If it should still exist, check Order Number.`,
  });
  expect(error.message).not.toContain('What happened');
});

test.each([
  ['no number', shop, '', 'Order Number: fill in this field'],
  ['a number that is none', shop, '#7', 'Order Number: enter digits only'],
  [
    'a full stop',
    aplaut,
    '7.1',
    "Order Number: Aplaut can't find an order whose number contains a full stop or a slash: change the order in Aplaut itself",
  ],
])('%s is refused before any request', async (_what, authData, number, sentence) => {
  expect(await errorOf(remove(authData, number))).toMatchObject({ name: 'AppError', message: sentence });
  expect(sandbox().visits).toEqual([]);
});
