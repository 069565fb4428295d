import type { Action, Located } from '../definition.ts';
import { LIVE } from '../samples.ts';

const action = (changes: Partial<Action['operation']>): Located => [
  'triggers',
  {
    key: 'x',
    display: { label: 'New Order', description: 'Triggers when an order is made.' },
    operation: { type: 'polling', ...changes },
  },
];
type Values = Record<string, unknown>;

test.each<[id: string, action: Located, good: Values, bad: Values, says: string]>([
  ['T002', action({}), { id: 1 }, { number: 1 }, 'there is no id'],
  [
    'T002',
    action({ outputFields: [{ key: 'repo', primary: true }] }),
    { repo: 'a' },
    { id: 1 },
    'there is no repo',
  ],
  ['T003', action({}), { at: '2023-08-01T06:50:30-0500' }, { at: '2023-08-01T06:50:30' }, 'at is odd'],
  [
    'T004',
    action({ sample: { id: 1, name: 'John' } }),
    { id: 2, name: 'Alice', email: 'alice@example.com' },
    { id: 2, email: 'alice@example.com' },
    'name is not there',
  ],
  [
    'T004',
    action({ sample: { items: [{ product: 'a' }] } }),
    { items: [{ product: 'b', price: 1 }] },
    { items: [{ product: 'b' }, { price: 1 }] },
    'items.product is not there',
  ],
  [
    'T005',
    action({ outputFields: [{ key: 'id', type: 'integer' }] }),
    { id: 1 },
    { id: '1' },
    'id has another type',
  ],
])('%s', (id, located, good, bad, says) => {
  const rule = LIVE.find((live) => live.id === id);
  expect(rule?.check(located, good)).toEqual([]);
  expect(rule?.check(located, bad)).toEqual([says]);
});
