import type { Action, Definition } from '../definition.ts';
import { RULES } from '../rules.ts';
import { KNOWN } from './known.ts';

const findings = (id: string, definition: Definition): string[] =>
  RULES.find((rule) => rule.id === id)?.check(definition, KNOWN) ?? [`there is no rule ${id}`];

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
const label = (connectionLabel: string) => auth({ connectionLabel });
const sample = (changes: Record<string, unknown>) => trigger({ sample: { id: '1', ...changes } });
const output = (type: object, value: unknown) =>
  trigger({
    outputFields: [{ key: 'v', ...type }],
    sample: { id: '1', ...(value !== undefined && { v: value }) },
  });

type Case = [id: string, good: Definition, bad: Definition, says: string];

const inSample = (says: string) => `triggers.x: in its sample ${says}`;

const CASES: Case[] = [
  [
    'D001',
    field({ key: 'tag_name' }),
    field({ key: 'api_key' }),
    'triggers.x: the field api_key looks like a credential',
  ],
  [
    'D001',
    field({ key: 'user_email_address' }),
    field({ key: 'accessToken' }),
    'triggers.x: the field accessToken looks like a credential',
  ],
  [
    'D002',
    auth({ fields: [{ key: 'k', helpText: '[here](https://a.b)' }] }),
    auth({ fields: [{ key: 'k', helpText: 'here' }] }),
    'authentication.k: has no link to where it is found',
  ],
  ['D003', label('{{name}}'), label('Orders'), 'authentication: the label is missing or always the same'],
  [
    'D003',
    label('{{bundle.authData.login}}'),
    label('{{bundle.authData.api_key}}'),
    'authentication: the label holds a secret',
  ],
  [
    'D003',
    label('{{user}} @ {{team}}'),
    label('{{accessToken}}'),
    'authentication: the label holds a secret',
  ],
  [
    'D004',
    field({ key: 'order_id', dynamic: 'x.id' }),
    field({ key: 'order_id' }),
    'triggers.x: the field order_id has no drop-down',
  ],
  [
    'D004',
    field({ key: 'orderId', choices: { perform: '$func$' } }),
    field({ key: 'orderId', choices: ['1', '2'] }),
    'triggers.x: the field orderId has no drop-down',
  ],
  [
    'D005',
    field({ dynamic: 'x.id.name' }),
    field({ dynamic: 'y.id.name' }),
    'triggers.x: there is no trigger y',
  ],
  [
    'D005',
    field({ children: [{ key: 'b', dynamic: 'x.id' }] }),
    field({ children: [{ key: 'b', dynamic: 'y.id' }] }),
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
    'triggers.x.operation.inputFields.0.helpText: holds an address or half a link',
  ],
  [
    'D008',
    trigger({}, { description: 'See [Google](https://google.com).' }),
    trigger({}, { description: 'See [Google](google.com).' }),
    'triggers.x.display.description: holds an address or half a link',
  ],
  [
    'D009',
    { searches: { x: action({ inputFields: [{ key: 'a' }] }) } },
    { searches: { x: action() } },
    'searches.x: has no input field',
  ],
  [
    'D009',
    { searches: { x: action({ inputFields: ['$func$'] }) } },
    { searches: { x: action({ inputFields: [{ key: 'note', type: 'copy' }] }) } },
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
    field({ helpText: 'a.' }),
    'triggers.x: the help of a is its label',
  ],
  [
    'D011',
    auth({ fields: [{ key: 'd', label: 'Domain', helpText: 'As in `https://<DOMAIN>.a.b`' }] }),
    auth({ fields: [{ key: 'd', label: 'Domain', helpText: 'domain' }] }),
    'authentication: the help of d is its label',
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
    'D014',
    field({ search: 'f.id' }),
    field({ search: 'f.id', type: 'datetime' }),
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
  [
    'D015',
    {},
    { creates: { c: action() }, searchOrCreates: { s: { key: 's', search: 's', create: 'c' } } },
    'searchOrCreates.s: there is no search s',
  ],
  ['D016', { ...hook({}), searches: { s: action() } }, hook({}), 'the app is one static webhook'],
  [
    'D016',
    { triggers: { x: action({ type: 'hook' }), y: action({ type: 'hook' }) } },
    hook({}),
    'the app is one static webhook',
  ],
  [
    'D017',
    hook({ performSubscribe: '$func$', performUnsubscribe: '$func$' }),
    hook({ performSubscribe: '$func$' }),
    'triggers.x: is a static webhook',
  ],
  [
    'D018',
    trigger({}, { label: 'Find or Create the Order' }),
    trigger({}, { label: 'New order' }),
    'triggers.x: "New order" is in title case as "New Order"',
  ],
  [
    'D018',
    trigger({}, { label: 'New E-Mail (UTM)' }),
    trigger({}, { label: 'the order to go to' }),
    'triggers.x: "the order to go to" is in title case as "The Order to Go To"',
  ],
  [
    'D021',
    trigger(),
    trigger({}, { description: 'Triggers whenever an order is made.' }),
    'triggers.x: its description has another form',
  ],
  [
    'D021',
    trigger(),
    trigger({}, { description: 'Triggers when an order is made' }),
    'triggers.x: its description has another form',
  ],
  [
    'D022',
    { creates: { x: action({ inputFields: ['$func$', { key: 'a' }] }) } },
    { creates: { x: action({ inputFields: ['$func$', { key: 'note', type: 'copy' }] }) } },
    'creates.x: has no static field',
  ],
  [
    'D023',
    sample({ at: '2023-09-15T09:59:59Z' }),
    sample({ at: '2023-08-01T06:50:30' }),
    'triggers.x: at in its sample is odd',
  ],
  [
    'D023',
    sample({ at: '2023-08-01T06:50:30-0500' }),
    sample({ at: '2023-08-01 06:50:30Z' }),
    'triggers.x: at in its sample is odd',
  ],
  [
    'D023',
    sample({ on: '2023-08-01', phone: '01 23 4567', code: '1-2-3' }),
    sample({ orders: [{ on: '01 Aug 2023 06:50:30' }] }),
    'triggers.x: orders.0.on in its sample is odd',
  ],
  ['D024', output({ required: true }, 'a'), output({ required: true }, undefined), inSample('v is missing')],
  ['D024', output({ type: 'string' }, '1'), output({ type: 'string' }, 1), inSample('v has another type')],
  ['D024', output({ type: 'integer' }, 1), output({ type: 'integer' }, 1.5), inSample('v has another type')],
  [
    'D024',
    output({ type: 'number' }, 1.5),
    output({ type: 'number' }, '1.5'),
    inSample('v has another type'),
  ],
  [
    'D024',
    output({ type: 'boolean' }, false),
    output({ type: 'boolean' }, 0),
    inSample('v has another type'),
  ],
  [
    'D024',
    output({ type: 'datetime' }, '2026-11-22T10:00:00Z'),
    output({ type: 'datetime' }, 1795341600),
    inSample('v has another type'),
  ],
  ['D024', output({ list: true }, ['a']), output({ list: true }, 'a'), inSample('v has another type')],
  ['D024', output({ dict: true }, { a: 'b' }), output({ dict: true }, 'a'), inSample('v has another type')],
  ['D024', output({}, 7), output({ children: [] }, {}), inSample('v has another type')],
  [
    'D024',
    output({ children: [{ key: 'w', required: true }] }, [{ w: 1 }]),
    output({ children: [{ key: 'w', required: true }] }, [{ w: 1 }, {}]),
    inSample('w is missing'),
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
  [
    'D026',
    auth({}),
    auth({ fields: [{ key: 'shop', inputFormat: 'https://{{input}}.a.b' }] }),
    'authentication.shop: lets users choose where requests go',
  ],
  [
    'D027',
    { platformVersion: '19.10.0' },
    { platformVersion: '19.9.1' },
    'platformVersion: 19.9.1 is older than 19.10.0',
  ],
  ['D028', { flags: { cleanInputData: false } }, {}, 'flags.cleanInputData: is not false'],
  [
    'D028',
    { ...trigger({ cleanInputData: false }), flags: { cleanInputData: false } },
    { ...trigger({ cleanInputData: true }), flags: { cleanInputData: false } },
    'triggers.x: cleanInputData is true',
  ],
];

test.each(CASES)('%s', (id, good, bad, says) => {
  expect(findings(id, good)).toEqual([]);
  expect(findings(id, bad)).toEqual([says]);
});

describe('M002', () => {
  const wrong = (title: string, description: string): string[] | undefined =>
    RULES.find(({ id }) => id === 'M002')?.check(
      {},
      { ...KNOWN, listing: { ...KNOWN.listing, title, description } },
    );
  const GOOD = 'Google Translate is a service that translates text from one language into another.';

  test.each<[title: string, description: string, says: string]>([
    ['Babel', GOOD, 'does not begin with "Babel is a"'],
    ['Google Translate', 'Google Translate is a service.', 'is not of 40 to 140 characters'],
    ['Google Translate', GOOD.padEnd(141, '.'), 'is not of 40 to 140 characters'],
    ['Google Translate', GOOD.replace('service', 'Zapier app'), 'names Zapier'],
    ['Google Translate', GOOD.replace('translates', 'syncs'), 'speaks of syncing'],
  ])('%s, %s', (title, description, says) => {
    expect(wrong('Google Translate', GOOD)).toEqual([]);
    expect(wrong(title, description)).toEqual([`the description ${says}`]);
  });
});

test('every rule is here or in compatibility.test.ts', () => {
  const here = new Set([...CASES.map(([id]) => id), 'M002', 'C001', 'C002', 'C003']);
  expect(RULES.map(({ id }) => id).sort()).toEqual([...here].sort());
});
