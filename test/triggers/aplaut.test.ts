import type { Sandbox } from '../../sandbox/sandbox.ts';
import { CONNECTIONS, errorOf, fieldsShown, poll, run } from '../support/app.ts';
import { useSandboxAt10, waitForDeepPoll } from '../support/clock.ts';

const sandbox = useSandboxAt10();
const { aplaut } = CONNECTIONS;

const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed', 'cancelled_order'] as const;
const FIRST = { isPopulatingDedupe: true };
const SAMPLE = { isLoadingSample: true };
const NOW = Date.parse('2026-11-22T10:00:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const ids = (found: Record<string, unknown>[]) => found.map(({ id }) => id);
/** The requests for lists, without what is the same in all of them. */
const lists = () =>
  sandbox()
    .visits.filter(({ method }) => method === 'GET')
    .map(({ path }) => decodeURIComponent(path).replace('/v4/orders?', '').replace('&per_page=25', ''));

const create = (number: string, more: object = {}) =>
  run('create_order', aplaut, {
    order_number: number,
    email: 'ada@example.com',
    items: [{ product: '45' }],
    ...more,
  });
const update = (order_number: string, changes: object) =>
  run('update_order_status', aplaut, { order_number, ...changes });

/** Puts orders into the sandbox that were made a minute apart, the first one last, and changed when they were made. */
function fill(count: number, more: (number: number) => object = () => ({})): void {
  for (let number = 1; number <= count; number += 1) {
    const made = new Date(NOW - 30 * DAY - number * MINUTE).toISOString();
    const order = { number: `N${number}`, created_at: made, updated_at: made, ...more(number) };
    sandbox().aplaut.service.orders.set(`N${number}`, order);
  }
}

describe('the forms', () => {
  test.each([
    ['new_order', []],
    ['paid_order', ['paid_word']],
    ['order_status_changed', ['statuses']],
    ['cancelled_order', ['cancelled_word']],
  ] as const)('%s has the fields %j, and says what it can miss', async (trigger, keys) => {
    const [note, ...fields] = await fieldsShown(trigger, 'inputFields', aplaut);
    expect(fields.map(({ key }) => key)).toEqual(keys);
    expect(note?.helpText).toMatch(
      /^Watches the 500 newest orders of the account\. .* of the last 26 days\. If more than 480 orders /,
    );
  });
});

describe('what is asked for', () => {
  const CHANGED = 'page=1&sort=updated_at:desc&filter=updated_at:gte:2026-11-22T08:00:00Z';
  const LAST_WATCHED = 'page=20&sort=created_at:desc';

  test.each(TRIGGERS)('%s of a quiet shop: one request, whatever its size', async (trigger) => {
    fill(1_000);
    expect(await poll(trigger, aplaut)).toEqual([]);
    expect(lists()).toEqual([CHANGED]);
  });

  test('one more if anything was changed, for the last order that is watched', async () => {
    fill(1_000);
    await create('X');
    expect(ids(await poll('new_order', aplaut))).toEqual(['X']);
    expect(lists()).toEqual([CHANGED, LAST_WATCHED]);
  });

  test('a few times a day the changes of the last 26 days', async () => {
    waitForDeepPoll(aplaut);
    const since = new Date(Date.now() - 26 * DAY).toISOString().replace('.000Z', 'Z');
    await poll('new_order', aplaut);
    expect(lists()).toEqual([`page=1&sort=updated_at:desc&filter=updated_at:gte:${since}`]);
  });

  test('at most 480 changes, a page from the time of the last order on the one before', async () => {
    fill(600, (number) => ({ updated_at: new Date(NOW - number * 1000).toISOString() }));
    expect(await poll('new_order', aplaut)).toHaveLength(481);
    expect(lists().slice(0, 3)).toEqual([
      CHANGED,
      'page=1&sort=updated_at:desc&filter=updated_at:lte:2026-11-22T09:59:35Z',
      'page=1&sort=updated_at:desc&filter=updated_at:lte:2026-11-22T09:59:11Z',
    ]);
    expect(lists()).toHaveLength(21);
  });

  test('by the first poll the newest 700 orders, in at most 36 requests', async () => {
    fill(1_000);
    const found = await poll('new_order', aplaut, {}, FIRST);
    expect(found.slice(0, 2)).toEqual([{ id: 'N1' }, { id: 'N2' }]);
    expect(found).toHaveLength(721);
    expect(lists()).toHaveLength(30);
  });

  test('for a sample one page, or up to four until there are three results', async () => {
    fill(200, (number) => ({ details: { payment_status: number < 60 ? 'not-paid' : 'paid' } }));
    expect(ids(await poll('new_order', aplaut, {}, SAMPLE))).toEqual(['N1', 'N2', 'N3']);
    expect(lists()).toEqual(['page=1&sort=created_at:desc']);
    sandbox().visits.length = 0;
    expect(ids(await poll('paid_order', aplaut, {}, SAMPLE))).toEqual(['N60', 'N61', 'N62']);
    expect(lists()).toHaveLength(3);
    sandbox().visits.length = 0;
    expect(await poll('paid_order', aplaut, { paid_word: 'settled' }, SAMPLE)).toEqual([]);
    expect(lists()).toHaveLength(4);
  });
});

describe('what is returned', () => {
  test('an order, with everything Aplaut knows of it', async () => {
    await create('N1', {
      full_name: 'Ada Lovelace',
      phone: '+7',
      items: [
        { product: '45', name: 'Boots', price: '10.10' },
        { product: '46', price: '0.2' },
      ],
      payment_status: 'paid',
      fulfillment_status: 'packed',
      details: { region: '74' },
    });
    expect(await poll('new_order', aplaut)).toEqual([
      {
        id: 'N1',
        order_number: 'N1',
        service: 'aplaut',
        payment_status: 'paid',
        fulfillment_status: 'packed',
        created_at: '2026-11-22T13:00:00.000+03:00',
        updated_at: '2026-11-22T13:00:00.000+03:00',
        email: 'ada@example.com',
        full_name: 'Ada Lovelace',
        phone: '+7',
        total: '10.30',
        items: [
          { product: '45', name: 'Boots', price: '10.1' },
          { product: '46', price: '0.2' },
        ],
        details: { region: '74' },
      },
    ]);
  });

  test('paid is the word that the shop uses', async () => {
    await create('N1', { payment_status: 'paid' });
    await create('N2', { payment_status: 'оплачен' });
    await create('N3', { payment_status: ' Paid ' });
    expect(ids(await poll('paid_order', aplaut))).toEqual(['N1', 'N3']);
    expect(ids(await poll('paid_order', aplaut, { paid_word: 'Оплачен' }))).toEqual(['N2']);
  });

  test('cancelled is a word of either status', async () => {
    await create('N1', { payment_status: 'cancelled' });
    await create('N2', { fulfillment_status: 'Cancelled' });
    await create('N3', { payment_status: 'отменён' });
    expect(ids(await poll('cancelled_order', aplaut))).toEqual(['N1', 'N2']);
    expect(ids(await poll('cancelled_order', aplaut, { cancelled_word: 'отменён' }))).toEqual(['N3']);
  });

  test('the order that was changed last comes first', async () => {
    for (const number of ['N1', 'N2', 'N3']) await create(number, { payment_status: 'not-paid' });
    for (const number of ['N3', 'N1', 'N2']) {
      jest.setSystemTime(Date.now() + MINUTE);
      await update(number, { payment_status: 'paid' });
    }
    expect(ids(await poll('paid_order', aplaut, {}, SAMPLE))).toEqual(['N2', 'N1', 'N3']);
    expect(ids(await poll('order_status_changed', aplaut, {}, SAMPLE))).toEqual([
      'N2:paid:',
      'N1:paid:',
      'N3:paid:',
    ]);
  });

  test('statuses with the number, not for being new', async () => {
    await create('N1', { payment_status: 'not-paid' });
    await create('N2');
    expect(await poll('order_status_changed', aplaut)).toEqual([]);
    jest.setSystemTime(NOW + MINUTE);
    await update('N1', { payment_status: 'paid' });
    expect(ids(await poll('order_status_changed', aplaut))).toEqual(['N1:paid:']);
    await update('N1', { fulfillment_status: 'packed' });
    await update('N2', { details: { region: '74' } });
    expect(ids(await poll('order_status_changed', aplaut))).toEqual(['N1:paid:packed']);
  });

  test('chosen statuses, also of a new order, and not again when the other status changes', async () => {
    const chosen = { statuses: ['paid', 'packed'] };
    await create('N1', { payment_status: 'paid' });
    await create('N2', { payment_status: 'not-paid' });
    expect(ids(await poll('order_status_changed', aplaut, chosen))).toEqual(['N1:paid:']);
    await update('N1', { fulfillment_status: 'found' });
    expect(ids(await poll('order_status_changed', aplaut, chosen))).toEqual(['N1:paid:']);
    await update('N1', { fulfillment_status: 'packed', payment_status: 'returned' });
    expect(ids(await poll('order_status_changed', aplaut, chosen))).toEqual(['N1::packed']);
  });

  test('the first poll counts an order that is as it was made, which another value then does not tell', async () => {
    await create('N1', { payment_status: 'not-paid' });
    const [known] = await poll('order_status_changed', aplaut, {}, FIRST);
    jest.setSystemTime(NOW + MINUTE);
    await update('N1', { details: { region: '74' } });
    expect(ids(await poll('order_status_changed', aplaut))).toEqual([known?.id]);
  });

  test('an order that was entered with an earlier date', async () => {
    await create('N1', { created_at: '2026-11-02T10:00:00Z' });
    expect(ids(await poll('new_order', aplaut))).toEqual(['N1']);
  });
});

describe('depth', () => {
  const paid = () => ({ details: { payment_status: 'paid' } });
  const touch = (number: string) => update(number, { details: { note: 'x' } });

  test('of the orders before those that are watched none triggers, whatever is changed about it', async () => {
    fill(1_000, paid);
    const known = new Set(ids(await poll('paid_order', aplaut, {}, FIRST)));
    await touch('N499');
    await touch('N500');
    await touch('N900');
    expect(ids(await poll('paid_order', aplaut))).toEqual(['N499']);
    expect(known.has('N499')).toBe(true);
  });

  test('when 200 newer orders are deleted, none triggers that the first poll did not see', async () => {
    fill(1_000, paid);
    const known = new Set(ids(await poll('paid_order', aplaut, {}, FIRST)));
    for (let number = 1; number <= 200; number += 1) sandbox().aplaut.service.orders.delete(`N${number}`);
    for (let number = 650; number <= 750; number += 1) await touch(`N${number}`);
    const found = ids(await poll('paid_order', aplaut));
    expect(found).toHaveLength(50);
    expect(found.filter((id) => !known.has(id))).toEqual([]);
  });

  test('a shop with fewer orders is watched whole', async () => {
    fill(499, paid);
    expect(await poll('paid_order', aplaut, {}, FIRST)).toHaveLength(499);
    await touch('N499');
    expect(ids(await poll('paid_order', aplaut))).toEqual(['N499']);
  });

  test('orders of the same time as the last watched one are not watched', async () => {
    fill(1_000, () => ({ ...paid(), created_at: '2026-10-01T00:00:00Z' }));
    await touch('N3');
    expect(await poll('paid_order', aplaut)).toEqual([]);
  });

  /** Runs something before each list is answered. */
  const whileReading = ({ aplaut: { service } }: Sandbox, work: (request: number) => void) => {
    const { orders } = service;
    const values = orders.values.bind(orders);
    let request = 0;
    jest.spyOn(orders, 'values').mockImplementation(() => {
      request += 1;
      work(request);
      return values();
    });
  };

  test('none is skipped when orders are deleted while the first poll reads', async () => {
    fill(700);
    const { orders } = sandbox().aplaut.service;
    whileReading(sandbox(), (request) => {
      for (const index of [0, 1, 2]) orders.delete(`N${request * 3 + index}`);
    });
    const known = ids(await poll('new_order', aplaut, {}, FIRST));
    expect([...orders.keys()].filter((number) => !known.includes(number))).toEqual([]);
  });

  test('nor when orders are made, nor when many have the same time', async () => {
    fill(700, (number) => ({ created_at: new Date(NOW - Math.floor(number / 60) * 1000).toISOString() }));
    const { orders } = sandbox().aplaut.service;
    const before = [...orders.keys()];
    whileReading(sandbox(), (request) => {
      orders.set(`X${request}`, {
        number: `X${request}`,
        created_at: new Date(NOW + request * 1000).toISOString(),
      });
    });
    const known = ids(await poll('new_order', aplaut, {}, FIRST));
    expect(before.filter((number) => !known.includes(number))).toEqual([]);
  });

  test('the first poll fails if it cannot reach as deep as a later one may', async () => {
    // As if the filter did nothing: every page is the first one.
    const resource = (number: number) => ({
      type: 'orders',
      attributes: { number: `N${number}`, created_at: new Date(NOW - number).toISOString() },
    });
    const data = Array.from({ length: 25 }, (_, index) => resource(index));
    const reply = { status: 200, headers: {}, body: JSON.stringify({ data }) };
    Object.defineProperty(sandbox().aplaut.service, 'nextReply', { get: () => reply, set: () => {} });
    expect((await errorOf(poll('new_order', aplaut, {}, FIRST))).first).toBe(
      'The orders could not be read: Aplaut has too many orders from the same second. ' +
        'Turn the Zap on again once there are newer orders.',
    );
    expect(sandbox().visits).toHaveLength(36);
  });
});

describe('odd lists and records', () => {
  test('nested details get flat keys, a zone gets its colon, odd values are left out', async () => {
    const attributes = {
      number: 7,
      created_at: '2026-11-22T13:00:00+0300',
      details: { a: { b: { c: 1 }, d: true }, e: null, payment_status: '', f: ['x'] },
      updated_at: 'yesterday',
      order_lines: [{ product_id: 45, price: null }, 'x'],
    };
    const data = [{ type: 'orders', attributes }, { type: 'reviews' }, null];
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body: JSON.stringify({ data }) };
    expect(await poll('new_order', aplaut)).toEqual([
      {
        id: '7',
        order_number: '7',
        service: 'aplaut',
        created_at: '2026-11-22T13:00:00+03:00',
        items: [{ product: '45' }],
        details: { 'a.b.c': '1', 'a.d': 'true', 'f.0': 'x' },
      },
    ]);
  });

  test.each([
    'yesterday',
    '20261122100000',
    1795330800000,
    '1795330800',
    0,
    '0000-00-00T00:00:00Z',
    '9'.repeat(40),
    null,
    {},
  ])('the time %j is left out, and the order triggers', async (created_at) => {
    const attributes = { number: '7', created_at, updated_at: created_at };
    const body = JSON.stringify({ data: [{ type: 'orders', attributes }] });
    sandbox().aplaut.service.nextReply = { status: 200, headers: {}, body };
    expect(await poll('new_order', aplaut)).toEqual([{ id: '7', order_number: '7', service: 'aplaut' }]);
  });

  test('where not all orders are watched, one without a time does not trigger: it may be one of the others', async () => {
    fill(600);
    sandbox().aplaut.service.orders.set('odd', { number: 'odd', updated_at: new Date(NOW).toISOString() });
    expect(await poll('new_order', aplaut)).toEqual([]);
  });
});
