import zapier from 'zapier-platform-core';
import app from '../../index.ts';
import type { Action, Definition } from '../../tools/publishing-checks/definition.ts';
import { RULES } from '../../tools/publishing-checks/rules.ts';

const findings = (id: string, definition: Definition): string[] =>
  RULES.find((rule) => rule.id === id)?.check(definition) ?? [`there is no rule ${id}`];

const action = (
  changes: Partial<Action['operation']> = {},
  display: Partial<Action['display']> = {},
): Action => ({
  key: 'x',
  noun: 'Order',
  display: { label: 'New Order', description: 'Triggers when an order is made.', ...display },
  operation: { type: 'polling', sample: { id: '1' }, inputFields: [], ...changes },
});
const trigger = (...changes: Parameters<typeof action>): Definition => ({
  triggers: { x: action(...changes) },
});
const field = (changes: object): Definition =>
  trigger({ inputFields: [{ key: 'a', label: 'A', ...changes }] });
const auth = (changes: object): Definition => ({
  authentication: { connectionLabel: '{{name}}', fields: [], ...changes },
});
const hook = (changes: object) => trigger({ type: 'hook', ...changes });

test.each<[id: string, good: Definition, bad: Definition, says: string]>([
  [
    'D001',
    field({ key: 'order_number' }),
    field({ key: 'api_key' }),
    'triggers.x: the field api_key looks like a credential',
  ],
  [
    'D002',
    auth({ fields: [{ key: 'k', helpText: '[here](https://a.b)' }] }),
    auth({ fields: [{ key: 'k', helpText: 'here' }] }),
    'authentication.k: has no link to where it is found',
  ],
  [
    'D003',
    auth({}),
    auth({ connectionLabel: 'Orders' }),
    'authentication: the label is missing or always the same',
  ],
  [
    'D003',
    auth({ connectionLabel: '{{bundle.authData.login}}' }),
    auth({ connectionLabel: '{{bundle.authData.api_key}}' }),
    'authentication: the label holds a secret',
  ],
  [
    'D004',
    field({ key: 'order_id', dynamic: 'x.id' }),
    field({ key: 'order_id' }),
    'triggers.x: the field order_id has no drop-down',
  ],
  [
    'D005',
    field({ dynamic: 'x.id.name' }),
    field({ dynamic: 'y.id.name' }),
    'triggers.x: there is no trigger y',
  ],
  ['D006', hook({ performList: '$func$' }), hook({}), 'triggers.x: has no performList'],
  [
    'D007',
    field({ helpText: 'https://a.b' }),
    field({ helpText: 'see http://a.b' }),
    'triggers.x.operation.inputFields.0.helpText: holds an address without https',
  ],
  [
    'D008',
    field({ helpText: '[x](https://a.b) or `https://c.d`' }),
    field({ helpText: 'see https://a.b' }),
    'triggers.x.operation.inputFields.0.helpText: holds a bare address',
  ],
  [
    'D009',
    { searches: { x: action({ inputFields: [{ key: 'a' }] }) } },
    { searches: { x: action() } },
    'searches.x: has no input field',
  ],
  ['D010', trigger(), trigger({ sample: { number: 1 } }), 'triggers.x: its sample has no id'],
  [
    'D010',
    trigger({ outputFields: [{ key: 'n', primary: true }], sample: { n: 1 } }),
    trigger({ outputFields: [{ key: 'n', primary: true }] }),
    'triggers.x: its sample has no n',
  ],
  [
    'D011',
    field({ helpText: 'The letter.' }),
    field({ helpText: 'a' }),
    'triggers.x: the help of a is its label',
  ],
  ['D012', trigger(), trigger({ sample: {} }), 'triggers.x: has no sample'],
  [
    'D013',
    { ...field({ search: 'f.id' }), searches: { f: action() } },
    field({ search: 'f.id' }),
    'triggers.x: there is no search f',
  ],
  [
    'D014',
    field({ search: 'f.id', type: 'integer' }),
    field({ search: 'f.id', list: true }),
    'triggers.x: the field a cannot be filled by a search',
  ],
  [
    'D015',
    {
      searches: { s: action() },
      creates: { c: action() },
      searchOrCreates: { s: { key: 's', search: 's', create: 'c' } },
    },
    { searches: { s: action() }, searchOrCreates: { s: { key: 's', search: 's', create: 'c' } } },
    'searchOrCreates.s: there is no create c',
  ],
  ['D016', trigger(), hook({}), 'triggers.x: is a static webhook'],
  [
    'D018',
    trigger({}, { label: 'Find or Create the Order' }),
    trigger({}, { label: 'New order' }),
    'triggers.x: "New order" is not in title case',
  ],
  [
    'D021',
    trigger(),
    trigger({}, { description: 'When an order is made' }),
    'triggers.x: its description has another form',
  ],
  [
    'D022',
    { creates: { x: action({ inputFields: ['$func$', { key: 'a' }] }) } },
    { creates: { x: action({ inputFields: ['$func$'] }) } },
    'creates.x: has no static field',
  ],
  [
    'D023',
    trigger({ sample: { at: '2026-11-22T10:00:00Z' } }),
    trigger({ sample: { at: '2026-11-22 10:00' } }),
    'triggers.x: at in its sample has no zone',
  ],
  [
    'D024',
    trigger({ outputFields: [{ key: 'id', type: 'string' }] }),
    trigger({ outputFields: [{ key: 'id', type: 'boolean' }] }),
    'triggers.x: id has another type in its sample',
  ],
  [
    'D024',
    trigger({ outputFields: [{ key: 'n' }] }),
    trigger({ outputFields: [{ key: 'n', required: true }] }),
    'triggers.x: n is missing in its sample',
  ],
  [
    'D025',
    field({ helpText: 'Data: any' }),
    field({ helpText: '[x](javascript:alert(1))' }),
    'triggers.x.operation.inputFields.0.helpText: holds a script address',
  ],
  [
    'D026',
    auth({ fields: [{ key: 'login' }] }),
    auth({ fields: [{ key: 'subdomain' }] }),
    'authentication.subdomain: lets users choose where requests go',
  ],
  ['D028', { flags: { cleanInputData: false } }, {}, 'flags.cleanInputData: is not false'],
])('%s', (id, good, bad, says) => {
  expect(findings(id, good)).toEqual([]);
  expect(findings(id, bad)).toEqual([says]);
});

test('fields of line items are looked at, too', () => {
  expect(findings('D005', field({ children: [{ key: 'b', dynamic: 'y.id' }] }))).toEqual([
    'triggers.x: there is no trigger y',
  ]);
});

test.each(RULES)('this app passes $id: $demand', async ({ check }) => {
  const { results } = await zapier.createAppHandler(app)({ command: 'definition', calledFromCli: true }, {});
  expect(check(results as Definition)).toEqual([]);
});
