import { Aplaut } from '../../sandbox/aplaut.ts';
import { Shop } from '../../sandbox/shop.ts';
import { useClock, worldOf } from './world.ts';

/** Changes that a service refuses to make twice: creating an order under a number in Aplaut, and deleting one anywhere. */

const clock = useClock();
const LATE = { fates: ['lost after'], secondsLeft: 0 } as const;
const UNCLEAR = { category: 'outcome_unknown', code: 'cut' };

describe('Create Order in Aplaut', () => {
  let aplaut: Aplaut;
  let world: ReturnType<typeof worldOf>;
  beforeEach(() => {
    aplaut = new Aplaut(() => new Date());
    world = worldOf('aplaut', aplaut);
  });
  const ORDER = {
    order_number: 'N1',
    email: 'Ada@example.com',
    items: [{ product: '45', price: '6800', name: 'Boots' }],
    payment_status: 'paid',
    details: { region: '74' },
  };
  const create = (more: object = {}, options = {}) =>
    world.run('create_order', { ...ORDER, ...more }, options);
  const TAKEN = { category: 'already_done', code: 'aplaut_422' };

  test.each(['fail', 'update'])(
    'if_exists %s: an order whose answer is lost is found at once',
    async (if_exists) => {
      const created = await create({ if_exists }, { fates: ['lost after', 'arrives'] });
      expect(created).toMatchObject({ order_number: 'N1' });
      expect(created.already_existed).toBe(if_exists === 'fail' ? false : undefined);
      expect(world.requests).toHaveLength(2);
    },
  );

  test('an order that never arrived is not found, and created by the next run', async () => {
    expect(await create({}, { fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
    clock.pass(5);
    expect(await create()).toMatchObject({ order_number: 'N1', already_existed: false });
  });

  test('after two unclear runs nothing is said of which of them created the order', async () => {
    expect(await create({}, LATE)).toMatchObject(UNCLEAR);
    clock.pass(5);
    const created = await create({}, { fates: ['lost before', 'arrives'] });
    expect(created).toMatchObject({ order_number: 'N1' });
    expect(created).not.toHaveProperty('already_existed');
  });

  test.each(['N1', 'N.1'])('a number that an unclear run has taken is a success: %s', async (number) => {
    expect(await create({ order_number: number }, LATE)).toMatchObject(UNCLEAR);
    clock.pass(5);
    expect(await create({ order_number: number })).toMatchObject({
      order_number: number,
      already_existed: true,
    });
    // It was the outcome of that run, and is no longer unclear.
    expect(await create({ order_number: number })).toMatchObject(TAKEN);
  });

  test('so it is if the run in between could not look at the order', async () => {
    await create({}, LATE);
    clock.pass(5);
    expect(await create({}, { fates: ['arrives', 'lost before'] })).toMatchObject(TAKEN);
    clock.pass(30);
    expect(await create()).toMatchObject({ already_existed: true });
  });

  test('so it is if the run in between was turned away', async () => {
    await create({}, LATE);
    clock.pass(5);
    aplaut.nextReply = { status: 429, headers: {}, body: '' };
    expect(await create()).toMatchObject({ category: 'busy' });
    clock.pass(30);
    expect(await create()).toMatchObject({ already_existed: true });
  });

  test('a number that is taken by another order is not', async () => {
    await create({}, { fates: ['lost before'], secondsLeft: 0 });
    aplaut.orders.set('N1', { number: 'N1', consumer_email: 'jane@example.com', order_lines: [] });
    clock.pass(5);
    expect(await create()).toMatchObject(TAKEN);
  });

  test('nor is one that no run of ours has tried', async () => {
    await create();
    expect(await create()).toMatchObject(TAKEN);
    expect(world.requests).toEqual(['POST /v4/orders']);
  });

  test.each([
    ['e-mail', { consumer_email: 'jane@example.com' }],
    ['payment status', { details: { payment_status: 'not-paid', region: '74' } }],
    ['detail', { details: { payment_status: 'paid' } }],
    ['product', { order_lines: [{ product_id: '46', price: 6800, name: 'Boots' }] }],
    ['price', { order_lines: [{ product_id: '45', price: 1, name: 'Boots' }] }],
    ['name of a product', { order_lines: [{ product_id: '45', price: 6800, name: 'Shoes' }] }],
    ['number of items', { order_lines: [] }],
    ['quantity', { order_lines: Array(2).fill({ product_id: '45', price: 6800, name: 'Boots' }) }],
  ])('an update is not taken for made as long as the order has another %s', async (_what, other) => {
    await create({ if_exists: 'update' });
    const made = aplaut.orders.get('N1');
    aplaut.orders.set('N1', { ...made, number: 'N1', ...other });
    const again = create({ if_exists: 'update' }, { fates: ['lost before', 'arrives'] });
    expect(await again).toMatchObject(UNCLEAR);
  });

  test('an order of several pieces whose answer is lost is found at once', async () => {
    const items = [{ product: '45', price: '6800', quantity: '2' }, { product: '46' }];
    const created = await create({ items }, { fates: ['lost after', 'arrives'] });
    expect(created).toMatchObject({ order_number: 'N1', already_existed: false, items });
  });

  test('does not take an order with another fulfillment status for this one', async () => {
    const packed = { if_exists: 'update', fulfillment_status: 'packed' };
    await create({ if_exists: 'update', fulfillment_status: 'sent' });
    expect(await create(packed, { fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
  });
});

const DELETES = {
  influencersoft: () => {
    const shop = new Shop('InfluencerSoft', ['influencersoft.com'], () => new Date());
    return { service: shop, number: '258360', has: () => shop.orders.has(258360) };
  },
  aplaut: () => {
    const aplaut = new Aplaut(() => new Date());
    aplaut.orders.set('N1', { number: 'N1' });
    return { service: aplaut, number: 'N1', has: () => aplaut.orders.has('N1') };
  },
};

describe.each(['influencersoft', 'aplaut'] as const)('Delete Order in %s', (name) => {
  let order: ReturnType<(typeof DELETES)[typeof name]>;
  let world: ReturnType<typeof worldOf>;
  beforeEach(() => {
    order = DELETES[name]();
    world = worldOf(name, order.service);
  });
  const remove = (options = {}) => world.run('delete_order', { order_number: order.number }, options);
  const GONE = { category: 'already_done' };

  test('a deletion whose answer is lost is seen at once', async () => {
    expect(await remove({ fates: ['lost after', 'arrives'] })).toMatchObject({ deleted: true });
    expect(world.requests).toHaveLength(2);
  });

  test('a deletion that never arrived is not, and made by the next run', async () => {
    expect(await remove({ fates: ['lost before', 'arrives'] })).toMatchObject(UNCLEAR);
    clock.pass(5);
    expect(await remove()).toMatchObject({ deleted: true });
    expect(order.has()).toBe(false);
  });

  test('an order that an unclear run has deleted is deleted', async () => {
    expect(await remove(LATE)).toMatchObject(UNCLEAR);
    clock.pass(5);
    expect(await remove()).toMatchObject({ deleted: true });
    expect(world.requests).toHaveLength(1);
    // That run is accounted for.
    expect(await remove()).toMatchObject(GONE);
  });

  test('an order that no run of ours has tried to delete is not', async () => {
    await remove();
    expect(await remove()).toMatchObject(GONE);
  });

  test('an unclear outcome stays unclear if nobody can be asked', async () => {
    expect(await remove({ fates: ['lost after', 'lost before'] })).toMatchObject(UNCLEAR);
  });

  test('without a cache a second deletion finds nothing to delete', async () => {
    const { cache } = worldOf(name, order.service);
    expect(await remove({ ...LATE, cache })).toMatchObject(UNCLEAR);
    expect(await remove()).toMatchObject(GONE);
  });
});
