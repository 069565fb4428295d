import { type DeviationName, handlerOf } from '../../../sandbox/deviations.ts';
import { SANDBOX_ACCOUNTS } from '../../../sandbox/services.ts';
import { Shop, type ShopOrder } from '../../../sandbox/shop.ts';
import { straightTo } from '../../../sandbox/straight.ts';
import type { Commands } from '../../../src/contract/service.ts';
import type { Send } from '../../../src/http/request.ts';

type Lines = Partial<typeof import('../../../src/services/shop/assumed.ts')>;

const account = SANDBOX_ACCOUNTS.influencersoft;

type App = typeof import('../../support/without-zapier.ts');

/** Runs something with other lines in `assumed.ts`, in a shop that differs from what is assumed. */
async function runWith(
  lines: Lines,
  deviation: DeviationName,
  run: (app: App, send: Send) => Promise<object>,
): Promise<{ result: Promise<object>; made: ShopOrder | undefined }> {
  const shop = new Shop('InfluencerSoft', ['influencersoft.com'], () => new Date());
  const before = shop.orders.size;
  const send = straightTo({ handle: handlerOf(shop, deviation) });
  let result: Promise<object> = Promise.resolve({});
  await jest.isolateModulesAsync(async () => {
    const path = '../../../src/services/shop/assumed.ts';
    jest.doMock(path, () => ({ ...jest.requireActual<object>(path), ...lines }));
    result = run(await import('../../support/without-zapier.ts'), send);
    // What was thrown is for the test.
    await result.catch(() => {});
  });
  return { result, made: [...shop.orders.values()][before] };
}

const create =
  (input: object, action: keyof Commands = 'create_order') =>
  ({ runCommand }: App, send: Send): Promise<object> =>
    runCommand(action, account, { email: 'ada@example.com', items: [{ product: 'sales' }], ...input }, send);

describe('where API 2.0 does not sign its answers', () => {
  const WITH_STATUS = 'create_order_with_payment_status';
  const BELIEVED = { API2_SIGNS_ITS_ANSWERS: false };
  const coupons = ({ runQuery }: App, send: Send) => runQuery('list_coupons', account, {}, send);
  const unknownProduct = create({ items: [{ product: 'unknown' }] }, WITH_STATUS);

  test('they are not believed', async () => {
    const { result } = await runWith({}, 'api2-signature', coupons);
    await expect(result).rejects.toMatchObject({ category: 'untrusted', code: 'no_signature' });
    const refusal = await runWith({}, 'api2-signature', unknownProduct);
    await expect(refusal.result).rejects.toMatchObject({ category: 'untrusted', code: 'influencersoft_604' });
  });

  test('one line makes them believed', async () => {
    const { result } = await runWith(BELIEVED, 'api2-signature', coupons);
    await expect(result).resolves.toHaveLength(2);
    const refusal = await runWith(BELIEVED, 'api2-signature', unknownProduct);
    await expect(refusal.result).rejects.toMatchObject({ category: 'rejected', code: 'influencersoft_604' });
    const created = await runWith(BELIEVED, 'api2-signature', create({ status: 'Paid' }, WITH_STATUS));
    await expect(created.result).resolves.toMatchObject({ order_number: String(created.made?.number) });
  });

  test('and leaves the signed API as it is', async () => {
    const unsigned = ({ runQuery }: App) =>
      runQuery('list_products', account, {}, async () => ({
        status: 200,
        header: () => undefined,
        text: '{"error_code":0,"error_text":"ok","result":[]}',
      }));
    const { result } = await runWith(BELIEVED, 'api2-signature', unsigned);
    await expect(result).rejects.toMatchObject({ category: 'untrusted', code: 'no_signature' });
  });
});

describe('where a shop wants a middle name under its Russian name', () => {
  const order = create({ middle_name: 'Byron' });

  test('it is lost', async () => {
    const { made } = await runWith({}, 'middle-name', order);
    expect(made).toBeDefined();
    expect(made?.fields.bill_middle_name).toBeUndefined();
  });

  test('one line brings it there', async () => {
    const { made } = await runWith({ MIDDLE_NAME: 'bill_otchestvo' }, 'middle-name', order);
    expect(made?.fields.bill_middle_name).toBe('Byron');
  });
});
