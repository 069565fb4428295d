import fc from 'fast-check';
import { Aplaut } from '../../sandbox/aplaut.ts';
import { Shop } from '../../sandbox/shop.ts';
import { straightTo } from '../../sandbox/straight.ts';
import { FormError } from '../../src/form/parse-input.ts';
import { CONNECTIONS } from '../support/app.ts';
import { runs } from '../support/random-runs.ts';
import { runCommand } from '../support/without-zapier.ts';

/** A quantity is sent as so many line items, and comes back as it was filled in. */

const shopWithOrder = async (
  action: 'create_order' | 'create_order_with_payment_status',
  items: object[],
) => {
  const shop = new Shop('InfluencerSoft', ['influencersoft.com'], () => new Date());
  const before = shop.orders.size;
  const order = { items, email: 'ada@example.com' };
  const result = await runCommand(action, CONNECTIONS.influencersoft, order, straightTo(shop));
  const lines = [...shop.orders.values()][before]?.items.map(({ good, price }) => [good.good_name, price]);
  return { result, lines };
};

const aplautWithOrder = async (items: object[]) => {
  const aplaut = new Aplaut(() => new Date());
  const order = { order_number: 'N1', items, email: 'ada@example.com' };
  const result = await runCommand('create_order', CONNECTIONS.aplaut, order, straightTo(aplaut));
  const lines = aplaut.orders.get('N1')?.order_lines as { product_id: string; price: number }[];
  return { result, lines: lines.map(({ product_id, price }) => [product_id, String(price)]) };
};

const WAYS = {
  'Create Order in a shop': (items: object[]) => shopWithOrder('create_order', items),
  'Create Order With Payment Status': (items: object[]) =>
    shopWithOrder('create_order_with_payment_status', items),
  'Create Order in Aplaut': aplautWithOrder,
};

const RUNS = runs(300);
const quantity = fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined });
const item = fc.record({
  product: fc.constantFrom('sales', 'invoice'),
  price: fc.integer({ min: 1, max: 9 }).map(String),
  quantity,
});
const someItems = fc.array(item, { minLength: 1, maxLength: 5 });

describe.each(Object.entries(WAYS))('%s', (_way, create) => {
  test('the line items of the order are the pieces, in their order', async () => {
    const { result, lines } = await create([
      { product: 'sales', price: '5', quantity: '3' },
      { product: 'invoice', price: '7' },
      { product: 'sales', price: '4', quantity: 1 },
    ]);
    expect(lines).toEqual([
      ['sales', '5'],
      ['sales', '5'],
      ['sales', '5'],
      ['invoice', '7'],
      ['sales', '4'],
    ]);
    expect(result).toMatchObject({
      items: [
        { product: 'sales', price: '5', quantity: '3' },
        { product: 'invoice', price: '7' },
        { product: 'sales', price: '4', quantity: '1' },
      ],
    });
  });

  test(
    `${RUNS} orders of any quantities have as many pieces of each product`,
    async () => {
      await fc.assert(
        fc.asyncProperty(someItems, async (items) => {
          const { lines } = await create(items);
          const wanted = items.flatMap(({ product, price, quantity: count = 1 }) =>
            Array(count).fill([product, price]),
          );
          expect(lines).toEqual(wanted);
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 100,
  );

  test(
    `${RUNS} quantities of any size are refused, or are as many pieces`,
    async () => {
      const any = fc.oneof(fc.bigInt({ min: 990n, max: 1010n }), fc.bigInt({ min: 0n }));
      await fc.assert(
        fc.asyncProperty(any, async (count) => {
          const creating = create([{ product: 'sales', quantity: String(count) }]);
          if (count >= 1n && count <= 997n) expect((await creating).lines).toHaveLength(Number(count));
          // In a form of a shop, there are three values besides: see `too_long`.
          else if (count < 1n || count > 1000n) await expect(creating).rejects.toBeInstanceOf(FormError);
          else await creating.catch(() => {});
        }),
        { numRuns: RUNS },
      );
    },
    RUNS * 100,
  );
});
