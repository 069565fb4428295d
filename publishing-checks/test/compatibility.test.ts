import { brokenFields } from '../compatibility.ts';
import type { Action, Definition, Field } from '../definition.ts';
import { outlineOf, typesOf } from '../outline.ts';
import { RULES } from '../rules.ts';
import { KNOWN } from './known.ts';

const trigger = (changes: Partial<Action['operation']>, hidden = false): Action => ({
  key: 'new_order',
  display: { label: 'New Order', description: 'Triggers when an order is made.', hidden },
  operation: { type: 'polling', ...changes },
});

const FIELDS: Field[] = [
  { key: 'shop', required: true },
  { key: 'items', children: [{ key: 'product' }] },
  { key: 'tags', list: true },
];
const PUBLIC: Definition = {
  version: '1.4.0',
  authentication: { type: 'custom', fields: [{ key: 'login' }] },
  triggers: { new_order: trigger({ inputFields: FIELDS, sample: { id: 1, total: 2 } }) },
  searchOrCreates: { find_order: { key: 'find_order', search: 'find_order', create: 'create_order' } },
};

const changed = (changes: Partial<Action['operation']>, hidden = false): Definition => ({
  ...PUBLIC,
  triggers: { new_order: { ...trigger({ ...PUBLIC.triggers?.new_order?.operation, ...changes }, hidden) } },
});
const without = (key: string): Definition =>
  changed({
    inputFields: FIELDS.filter((field) => field.key !== key).map((field) => ({
      ...field,
      ...(field.children && { children: field.children.filter((child) => child.key !== key) }),
    })),
  });
const put = (field: Field): Definition =>
  changed({ inputFields: [...FIELDS.filter(({ key }) => key !== field.key), field] });
const connection = (...fields: Field[]): Definition => ({
  ...PUBLIC,
  authentication: { type: 'custom', fields: [{ key: 'login' }, ...fields] },
});

const findings = (id: string, definition: Definition): string[] | undefined =>
  RULES.find((rule) => rule.id === id)?.check(definition, {
    published: outlineOf(PUBLIC),
    listing: KNOWN.listing,
    newestCore: '1.0.0',
  });

const { triggers: _triggers, ...NO_TRIGGERS } = PUBLIC;
const { searchOrCreates: _searchOrCreates, ...NO_SEARCH_OR_CREATES } = PUBLIC;

test.each<[id: string, good: Definition, bad: Definition, says: string]>([
  ['C001', PUBLIC, NO_TRIGGERS, 'triggers.new_order: is gone'],
  ['C001', PUBLIC, NO_SEARCH_OR_CREATES, 'searchOrCreates.find_order: is gone'],
  ['C001', PUBLIC, changed({}, true), 'triggers.new_order: is hidden now'],
  ['C001', PUBLIC, changed({ type: 'hook' }), 'triggers.new_order: was of type polling, is of hook'],
  [
    'C001',
    connection({ key: 'region' }),
    { ...PUBLIC, authentication: { type: 'oauth2', fields: [{ key: 'login' }] } },
    'authentication: was custom, is oauth2',
  ],
  ['C002', put({ key: 'new' }), without('shop'), 'triggers.new_order: the field shop is gone'],
  ['C002', put({ key: 'new' }), without('product'), 'triggers.new_order: the field product is gone'],
  [
    'C002',
    put({ key: 'tags', list: true, helpText: 'Some.' }),
    put({ key: 'tags' }),
    'triggers.new_order: the field tags was [string], is string',
  ],
  [
    'C002',
    put({ key: 'tags', list: true, required: true, default: 'a' }),
    put({ key: 'tags', list: true, required: true }),
    'triggers.new_order: the field tags must be filled in now and has no default',
  ],
  [
    'C002',
    connection({ key: 'region' }),
    connection({ key: 'region', required: true }),
    'authentication: the field region is new and must be filled in',
  ],
  [
    'C002',
    connection(),
    { ...PUBLIC, authentication: { type: 'custom', fields: [] } },
    'authentication: the field login is gone',
  ],
  [
    'C003',
    changed({ sample: { id: 1, total: 2, tax: 3 } }),
    changed({ sample: { id: 1 } }),
    'triggers.new_order: total is gone from its sample',
  ],
])('%s', (id, good, bad, says) => {
  expect(findings(id, good)).toEqual([]);
  expect(findings(id, bad)).toEqual([says]);
  expect(findings(id, { ...bad, version: '2.0.0' })).toEqual([]);
  expect(findings(id, { ...bad, version: '1.5.0' })).toEqual([says]);
});

test('what need not be filled in any more breaks nothing', () => {
  expect(brokenFields(typesOf(FIELDS), [...FIELDS.slice(1), { key: 'shop' }])).toEqual([]);
});

test('the types of fields', () => {
  expect(
    typesOf([...FIELDS, { key: 'at', type: 'datetime' }, { key: 'more', dict: true }, '$func$']),
  ).toEqual({
    shop: 'string!',
    items: 'rows',
    product: 'string',
    tags: '[string]',
    at: 'datetime',
    more: '{string}',
  });
});
