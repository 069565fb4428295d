import { SANDBOX_ACCOUNTS } from '../../sandbox/services.ts';
import { Shop } from '../../sandbox/shop.ts';
import { planOf } from '../plan.ts';
import { Shape } from '../shape.ts';
import { checked, play, RUNS, type RunName } from './sandbox-world.ts';

const NAMES = Object.keys(RUNS) as RunName[];

test.each(NAMES)('%s: the report has a row for each assumption, and nothing of anybody', async (name) => {
  const { id, wishes } = RUNS[name];
  const { report } = await play(name);
  for (const assumption of checked(id).ids) expect(report).toContain(`| \`${assumption}\` |`);
  const { login, api_key }: { api_key: string; login?: string } = SANDBOX_ACCOUNTS[id];
  const personal = [
    login,
    api_key,
    wishes.email,
    'jane',
    'Austen',
    '3900',
    'Course',
    'skidka50',
    '2583',
    'live-check-',
  ];
  for (const text of personal) if (text) expect(report).not.toContain(text);
});

test.each(NAMES)('%s: the plan names every request', async (name) => {
  const { id, wishes } = RUNS[name];
  const { requests } = await play(name);
  const plan = planOf(checked(id), wishes, 'report.md');
  const names = requests.map(({ method, url }) => {
    const path = new URL(url).pathname;
    return id === 'aplaut'
      ? `${method} ${path.replace('/v4', '').replace(/(?<=orders\/).+/, '{number}')}`
      : path.replace('/api/', '');
  });
  for (const request of new Set(names)) expect(plan).toContain(request);
  expect(plan).toContain(wishes.email);
});

test.each(NAMES)('%s: read-only reads only', async (name) => {
  const { requests, outcome, left } = await play(name, { isReadOnly: true });
  const changes = /CreateOrder|createorder|UpdateOrderStatus|DeleteOrder/;
  expect(
    requests.filter(({ method, url }) => (url.includes('aplaut') ? method !== 'GET' : changes.test(url))),
  ).toEqual([]);
  expect(left).toEqual([]);
  expect(outcome.ended).toBeUndefined();
  const plan = planOf(checked(RUNS[name].id), undefined, 'report.md');
  expect(plan).toContain('Makes no order and changes nothing.');
});

test.each(NAMES)('%s: keeps the pace of the vendor', async (name) => {
  const { times } = await play(name);
  const { pause } = checked(RUNS[name].id);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(pause);
});

test('an order that is not made says why, in the words of the app, without what was wished for', async () => {
  const { outcome, report, left } = await play('a shop', { wishes: { product: 'no-such-product' } });
  expect(outcome.ended).toBe(
    'The test order was not made: code 604, InfluencerSoft has no product with the code of the test order.',
  );
  expect(report).not.toContain('no-such-product');
  const physical = await play('a shop', { wishes: { product: 'boots' } });
  expect(physical.outcome.ended).toContain(
    'this product ships by mail, and the delivery address is incomplete',
  );
  expect([...left, ...physical.left]).toEqual([]);
});

test('a shop that takes the repetition for another order: both are deleted', async () => {
  const { outcome, requests, left } = await play('a shop', {
    prepare: (service) => {
      if (service instanceof Shop) service.refusesRepeats = false;
    },
  });
  expect(outcome.findings.of('existing-order')).toEqual({
    result: 'could not be checked',
    seen: 'code 0 for the same order once more.',
  });
  expect(requests.filter(({ url }) => url.endsWith('/CreateOrder'))).toHaveLength(2);
  expect([...left, ...outcome.left]).toEqual([]);
});

test('a shape has the keys of vendors, and no value and no other key', () => {
  const order = {
    id: '258367',
    email: 'jane@example.com',
    paid: '',
    is_recurrent: false,
    utm: { medium: null },
    items: [{ id: 'sales' }, { id: 'boots', sum: '10.50' }],
    details: { manager_ivan: 'yes', region: 7 },
    '258367': { '72': { good_name: 'sales' } },
    'jane@example.com': 1,
  };
  const shape = new Shape().add(order).add({ paid: '1291001819', items: [] });
  expect(String(shape)).toBe(
    '{[key]: number or {[key]: {good_name: text}}, id: digits, email: text, paid: digits or empty, is_recurrent: boolean, ' +
      'utm: {medium: null}, items: [{id: text, sum: decimal}], details: {[key]: number or text}}',
  );
});
