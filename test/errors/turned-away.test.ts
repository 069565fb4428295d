import { CONNECTIONS, errorOf, run, useSandbox } from '../support/app.ts';

/** What a service turns away, or would. */

const sandbox = useSandbox();
const shop = CONNECTIONS.influencersoft;

describe('a busy service', () => {
  test.each([
    [0, 17],
    [0.5, 22],
    [0.999, 26],
  ])('is asked again after its time and up to half as long besides (%d)', async (random, delay) => {
    jest.spyOn(Math, 'random').mockReturnValue(random);
    sandbox().failNext('busy_seconds');
    const step = run('delete_order', shop, { order_number: '258360' });
    expect(await errorOf(step)).toMatchObject({ name: 'ThrottledError', delay });
  });

  test('is not waited for if it does not say for how long: it may be down for good', async () => {
    sandbox().aplaut.service.nextReply = { status: 503, headers: {}, body: '' };
    const update = { order_number: 'N1', payment_status: 'paid', create_if_missing: true };
    const step = run('update_order_status', CONNECTIONS.aplaut, update);
    expect(await errorOf(step)).toMatchObject({ name: 'AppError', code: 'server_error' });
  });
});

describe('an order for more values than PHP reads', () => {
  // Besides the line items there are the e-mail, the domain of the payment link and the hash.
  const items = (count: number) => Array.from({ length: count }, () => ({ product: 'sales', price: '1' }));
  const create = (
    count: number,
    more: object = {},
    action: 'create_order' | 'create_order_with_payment_status' = 'create_order',
  ) => run(action, shop, { items: items(count), email: 'ada@example.com', ...more });

  test('is sent as long as all of it is read', async () => {
    await create(498, { tag: 'the thousandth' });
    expect(sandbox().visits).toMatchObject([{ answer: 'code 0 ok' }]);
  });

  test('is not sent beyond', async () => {
    expect(await errorOf(create(499))).toMatchObject({
      name: 'AppError',
      code: 'too_long',
      message:
        'The order was not created: it would take 1001 values, and InfluencerSoft reads 1000. Split the order into several. Each piece takes one value, or two with a price.',
    });
    expect(sandbox().visits).toEqual([]);
  });

  test('counts every piece of a line item', async () => {
    const pieces = (quantity: number) => create(1, { items: [{ product: 'sales', price: '1', quantity }] });
    await pieces(498);
    expect(await errorOf(pieces(499))).toMatchObject({ code: 'too_long' });
    expect(sandbox().visits).toMatchObject([{ answer: 'code 0 ok' }]);
  });

  test("doesn't apply to orders with a payment status, where a line item is two values", async () => {
    await create(600, {}, 'create_order_with_payment_status');
    expect(sandbox().visits[0]).toMatchObject({ path: '/api/createorder', answer: 'code 0 OK' });
  });
});
