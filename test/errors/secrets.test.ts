import zapier from 'zapier-platform-core';
import app from '../../index.ts';
import { CONNECTIONS, errorOf, run, testConnection, useSandbox } from '../support/app.ts';
import { resetOrders } from './steps.ts';

/** What `faults.test.ts` cannot show: services that quote the key, and Zapier's log. */

const sandbox = useSandbox();
beforeEach(() => resetOrders(sandbox()));

const shop = CONNECTIONS.influencersoft;
const { aplaut } = CONNECTIONS;
const ORDER = { items: [{ product: 'sales' }], email: 'ada@example.com' };

/** Has InfluencerSoft refuse the next request with a text. */
function answerNext(text: string, hash?: string) {
  const signature = hash === undefined ? {} : { hash };
  sandbox().influencersoft.service.nextAnswer = { code: 3, text, ...signature };
}

test('a key that a service quotes is masked, as typed and as sent', async () => {
  const key = 'secret/key+with=signs';
  answerNext(`bad: a=1::username::${key} and ${encodeURIComponent(key)}`);
  const error = await errorOf(run('create_order', { ...shop, api_key: key }, ORDER));
  expect(error.message).toContain('bad: a=1::username::••• and •••');
  expect(error.message).not.toContain(key);
});

test('a key of six characters is masked', async () => {
  answerNext('bad abc123 here');
  const error = await errorOf(testConnection({ ...shop, api_key: 'abc123' }));
  expect(error.message).toContain('bad ••• here');
});

test.each([{ hash: undefined }, { hash: '' }])(
  'a key that is cut off with the text of a shop is masked ($hash)',
  async ({ hash }) => {
    // Nothing is created, so an unclear outcome stays unclear.
    const { orders } = sandbox().influencersoft.service;
    jest.spyOn(orders, 'set').mockReturnValue(orders);
    answerNext(`${'x'.repeat(165)}${shop.api_key}`, hash);
    const { message } = await errorOf(run('create_order', shop, ORDER));
    expect(message).toContain('xxx');
    expect(message).not.toContain(shop.api_key.slice(0, 4));
  },
);

test('a key that is cut off with the text of Aplaut is masked', async () => {
  const body = JSON.stringify({ errors: { details: { number: [`${'x'.repeat(190)}${aplaut.api_key}`] } } });
  sandbox().aplaut.service.nextReply = { status: 422, headers: {}, body };
  const { message } = await errorOf(run('create_order', aplaut, { ...ORDER, order_number: 'N1' }));
  expect(message).toContain('xxx');
  expect(message).not.toContain(aplaut.api_key.slice(0, 4));
});

test('a label made of the key is masked', async () => {
  const details = { [aplaut.api_key]: ['x', 'y'] };
  const error = await errorOf(run('create_order', aplaut, { ...ORDER, order_number: 'N1', details }));
  expect(error.message).toBe("Details → •••: this value can't be used here");
});

test("Zapier's log of a request holds no key", async () => {
  const printed: string[] = [];
  jest.spyOn(console, 'log').mockImplementation((...parts) => void printed.push(parts.join(' ')));
  const handler = zapier.createAppHandler(app);
  for (const [action, authData, inputData] of [
    ['create_order_with_payment_status', shop, ORDER],
    ['create_order', aplaut, { ...ORDER, order_number: 'LOG' }],
  ]) {
    const method = `creates.${action}.operation.perform`;
    const bundle = { authData, inputData };
    await handler({ command: 'execute', method, bundle, logToStdout: true, detailedLogToStdout: true }, {});
  }
  const log = printed.join('\n');
  expect(log).toContain('rpsKey=:censored:');
  expect(log).toContain('/v4/orders');
  expect(log).not.toContain(shop.api_key);
  expect(log).not.toContain(aplaut.api_key);
});
