import { CONNECTIONS, errorOf, run, useSandbox } from '../support/app.ts';
import { resetOrders } from './steps.ts';

const sandbox = useSandbox();
beforeEach(() => {
  resetOrders(sandbox());
  // A read on a kept socket would be asked once more.
  sandbox().closeIdle();
});

const { aplaut } = CONNECTIONS;
const update = () => run('update_order_status', aplaut, { order_number: 'N2', payment_status: 'paid' });

describe('Update Order Status reads the order before it writes', () => {
  test('a read that fails changes nothing', async () => {
    sandbox().failNext('reset_after', 'GET');
    expect((await errorOf(update())).first).toBe(
      'Order N2 was not updated: the connection to Aplaut was lost before its response was complete. Try again in a few minutes.',
    );
    expect(sandbox().visits).toHaveLength(1);
  });

  test('a read that returns another order is not followed by a write', async () => {
    sandbox().failNext('other_number', 'GET');
    expect((await errorOf(update())).first).toBe(
      "Order N2 was not updated: Aplaut sent a response that this integration doesn't understand. Try again. If this keeps happening, contact the integration's developer.",
    );
    expect(sandbox().visits).toHaveLength(1);
  });

  test('both requests share 25 seconds', async () => {
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'setInterval', 'queueMicrotask', 'performance'],
    });
    try {
      sandbox().failNext('timeout_after', 'PUT');
      const error = errorOf(update());
      await sandbox().nextArrival();
      jest.setSystemTime(Date.now() + 20_000);
      await sandbox().nextArrival();
      jest.advanceTimersByTime(5_000);
      expect((await error).first).toBe(
        "Order N2 may or may not have been updated: Aplaut didn't respond within 25 seconds. Look at it in Aplaut; replaying is safe: it sets the same values again.",
      );
    } finally {
      jest.useRealTimers();
    }
    expect(sandbox().aplaut.service.orders.get('N2')?.details).toEqual({ payment_status: 'paid' });
  });
});

test('what Aplaut says is quoted as it is, but not without end', async () => {
  const reasons = ['a $& {service} {reasons}', 'x'.repeat(100_000)];
  sandbox().aplaut.service.nextReply = {
    status: 422,
    headers: {},
    body: JSON.stringify({ errors: { details: { order_lines: reasons } } }),
  };
  const order = { order_number: 'N1', items: [{ product: '45' }], phone: '1' };
  const { message } = await errorOf(run('create_order', aplaut, order));
  expect(message).toContain("Aplaut doesn't accept Line Items (a $& {service} {reasons}), Line Items (xxx");
  expect(message.length).toBeLessThan(1500);
});

test('the first line of an error names five reasons, the rest follow below', async () => {
  sandbox().aplaut.service.nextReply = {
    status: 422,
    headers: {},
    body: JSON.stringify({ errors: { details: { consumer_phone: [1, 2, 3, 4, 5, 6].map(String) } } }),
  };
  const order = { order_number: 'N1', items: [{ product: '45' }], phone: '1' };
  const { first, message } = await errorOf(run('create_order', aplaut, order));
  expect(first).toBe(
    "Order N1 was not created: Aplaut doesn't accept Phone (1), Phone (2), Phone (3), Phone (4), Phone (5). " +
      'Correct it and run the step again.',
  );
  expect(message).toContain('consumer_phone: 6');
});
