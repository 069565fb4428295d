import * as zod from 'zod/mini';
import { choice, optional, required, withDefault } from '../../src/form/field-meta.ts';
import { fieldsOf, type ObjectSchema } from '../../src/form/fields.ts';
import { FormError, parseInput } from '../../src/form/parse-input.ts';
import { BOOLEAN, CODES, DATE_TIME, DICTIONARY, lineItems, TEXT } from '../../src/form/values.ts';
import { inputFields } from '../../src/zapier/input-fields.ts';
import { outputFields, sampleOf } from '../../src/zapier/output-fields.ts';

const FORM = zod.object({
  name: required(TEXT, {
    label: 'Name',
    help: 'The *full* name.',
    example: 'Ada',
    group: { key: 'who', label: 'Who' },
  }),
  size: withDefault(choice({ Small: 's', Large: 'l' }), 's', { label: 'Size' }),
  note: optional(TEXT, { label: 'Note', inputType: 'text' }),
  sure: optional(BOOLEAN, { label: 'Sure', example: true }),
  at: optional(DATE_TIME, { label: 'At' }),
  tags: optional(CODES, { label: 'Tags' }),
  more: optional(DICTIONARY, { label: 'More' }),
  lines: optional(
    lineItems(
      zod.object({
        code: required(TEXT, { label: 'Code', example: 'x' }),
        count: optional(TEXT, { label: 'Count' }),
      }),
    ),
    { label: 'Lines' },
  ),
});

test('a date is one with and without further checks', () => {
  const schema = zod.object({
    plain: required(zod.iso.datetime(), { label: 'Plain' }),
    checked: required(DATE_TIME, { label: 'Checked' }),
  });
  expect(fieldsOf(schema).map(({ type }) => type)).toEqual(['datetime', 'datetime']);
});

test('each kind of field in a schema becomes an input field of Zapier', () => {
  expect(inputFields(FORM)).toEqual([
    {
      key: 'name',
      label: 'Name',
      helpText: 'The *full* name.',
      placeholder: 'Example: Ada',
      group: 'who',
      type: 'string',
      required: true,
    },
    {
      key: 'size',
      label: 'Size',
      type: 'string',
      required: false,
      default: 's',
      choices: [
        { label: 'Small', value: 's', sample: 's' },
        { label: 'Large', value: 'l', sample: 'l' },
      ],
    },
    { key: 'note', label: 'Note', type: 'text', required: false },
    { key: 'sure', label: 'Sure', type: 'boolean', required: false },
    { key: 'at', label: 'At', type: 'datetime', required: false },
    { key: 'tags', label: 'Tags', type: 'string', required: false, list: true },
    { key: 'more', label: 'More', type: 'string', required: false, dict: true },
    {
      key: 'lines',
      label: 'Lines',
      children: [
        { key: 'code', label: 'Code', type: 'string', required: true, placeholder: 'Example: x' },
        { key: 'count', label: 'Count', type: 'string', required: false },
      ],
    },
  ]);
});

test('output fields and sample', () => {
  expect(outputFields(FORM)).toEqual([
    { key: 'name', label: 'Name', type: 'string', sample: 'Ada' },
    { key: 'size', label: 'Size', type: 'string' },
    { key: 'note', label: 'Note', type: 'string' },
    { key: 'sure', label: 'Sure', type: 'boolean', sample: 'true' },
    { key: 'at', label: 'At', type: 'datetime' },
    { key: 'tags', label: 'Tags', type: 'string', list: true },
    { key: 'more', label: 'More', type: 'string', dict: true },
    {
      key: 'lines',
      label: 'Lines',
      children: [
        { key: 'code', label: 'Code', type: 'string', sample: 'x' },
        { key: 'count', label: 'Count', type: 'string' },
      ],
    },
  ]);
  expect(sampleOf(FORM)).toEqual({ name: 'Ada' });
});

test('a required output without an example cannot make a sample', () => {
  expect(() => sampleOf(zod.object({ a: required(TEXT, { label: 'A' }) }))).toThrow('"a" has no example');
});

test('a field needs a label', () => {
  expect(() => fieldsOf(zod.object({ a: TEXT }))).toThrow('The field "a" has no label.');
});

test('a field has to be of a type that a form can show', () => {
  const form = zod.object({ a: required(zod.number(), { label: 'A' }) });
  expect(() => fieldsOf(form)).toThrow('The field "a" is of a type that a form cannot show.');
});

describe('what is read', () => {
  const values = (input: Record<string, unknown>) => parseInput(FORM, { name: 'n', ...input });

  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['nothing empty', { note: '', sure: null, at: undefined, tags: [], more: {}, lines: [] }, {}],
    [
      'nothing blank',
      { note: ' \n', tags: ['', '  '], more: { a: '', ' ': 'x' }, lines: [{ code: '', count: null }, null] },
      {},
    ],
    ['text unchanged', { note: '  {{x}} \u0000 ' }, { note: '  {{x}} \u0000 ' }],
    [
      'numbers as text',
      { note: 258367, lines: [{ code: 45, count: 1.5 }] },
      { note: '258367', lines: [{ code: '45', count: '1.5' }] },
    ],
    ['words for yes and no', { sure: 'Yes' }, { sure: true }],
    ['no', { sure: '0' }, { sure: false }],
    ['false itself', { sure: false }, { sure: false }],
    ['one value as a list', { tags: 'a', lines: { code: 'x' } }, { tags: ['a'], lines: [{ code: 'x' }] }],
    [
      'a list of one as a value',
      { note: ['x'], lines: [{ code: ['y'] }] },
      { note: 'x', lines: [{ code: 'y' }] },
    ],
    ['pairs with texts', { more: { a: 1, b: true, c: 'x' } }, { more: { a: '1', b: 'true', c: 'x' } }],
    ['rows beside the other fields', { code: 'x', count: '' }, { lines: [{ code: 'x' }] }],
    ['rows under their key first', { code: 'y', lines: [{ code: 'x' }] }, { lines: [{ code: 'x' }] }],
    [
      'no key that the form does not have',
      { unknown: 'x', lines: [{ code: 'x', unknown: 'y' }] },
      { lines: [{ code: 'x' }] },
    ],
  ])('%s', (_what, input, expected) => {
    expect(values(input)).toEqual({ name: 'n', size: 's', ...expected });
  });

  test.each([
    ['an empty row counts', [{}, { code: '' }, { count: '1' }], 'Lines 3 → Code: fill in this field'],
    [
      'a row with something unknown in it was meant to be one',
      [{ code: 'x' }, { other: 'y' }],
      'Lines 2 → Code: fill in this field',
    ],
  ])('%s in the number of a row', (_what, lines, message) => {
    expect(() => values({ lines })).toThrow(new FormError(message));
  });

  test('keys come in the order of the schema', () => {
    expect(Object.keys(values({ more: { a: 'b' }, note: 'x', size: 'l' }))).toEqual([
      'name',
      'size',
      'note',
      'more',
    ]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['a missing value', { name: '' }, 'Name: fill in this field'],
    ['a wrong choice', { size: 'm' }, 'Size: choose one of Small (s), Large (l)'],
    ['a wrong row', { lines: [{ code: 'x' }, { count: '1' }] }, 'Lines 2 → Code: fill in this field'],
    ['a row that is none', { lines: ['x'] }, "Lines 1: this value can't be used here"],
    ['a list for a text', { note: ['a', 'b'] }, "Note: this value can't be used here"],
    [
      'a name that cannot be kept',
      { more: JSON.parse('{"__proto__":"x"}') },
      "More: this value can't be used here",
    ],
    ['text for pairs', { more: 'x' }, "More: this value can't be used here"],
    ['a wrong entry of a list', { tags: [['x', 'y']] }, "Tags 1: this value can't be used here"],
    ['a wrong pair', { more: { a: ['x', 'y'] } }, "More → a: this value can't be used here"],
  ])('names the field of %s by its label', (_what, input, message) => {
    expect(() => values(input)).toThrow(new FormError(message));
  });

  test('a rule about the whole form has no label in front', () => {
    const form: ObjectSchema = FORM.check(zod.refine(() => false, 'this cannot be'));
    expect(() => parseInput(form, { name: 'n' })).toThrow(new FormError('This cannot be'));
  });
});
