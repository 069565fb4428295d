import fc from 'fast-check';
import type { Field } from '../definition.ts';
import { fieldErrorsOf } from '../field-errors.ts';
import { inputDataOf } from '../input-data.ts';
import { mappables, partsOf, resolved } from '../mapping.ts';
import { addRow, leaves, put, removeRow, rowsAt, textAt, treeOf } from '../tree.ts';

const text = (key: string, more: Partial<Field> = {}): Field => ({ key, type: 'string', ...more });

describe('names and values of a form', () => {
  const form = [
    ['step1/in/email', 'ada@example.com'],
    ['step1/in/items/0/product', 'sales'],
    ['step1/in/items/1/product', 'boots'],
    ['step2/in/email', 'other'],
  ] as const;

  test('make a tree', () => {
    const tree = treeOf(form, 'step1/in/');
    expect(textAt(tree, 'email')).toBe('ada@example.com');
    expect(textAt(tree, 'items/1/product')).toBe('boots');
    expect(textAt(tree, 'items')).toBeUndefined();
    expect(textAt(tree, 'items/7/product')).toBeUndefined();
  });

  test('rows are added, and taken out with their numbers closed up', () => {
    const tree = treeOf(form, 'step1/in/');
    addRow(tree, 'items');
    put(tree, 'items/2/product', 'invoice');
    removeRow(tree, 'items', 0);
    expect(rowsAt(tree, 'items').map((row) => typeof row === 'object' && row.product)).toEqual([
      'boots',
      'invoice',
    ]);
    removeRow(tree, 'items', 0);
    removeRow(tree, 'items', 0);
    expect(rowsAt(tree, 'items')).toHaveLength(1);
  });

  test('a row can have rows of its own', () => {
    const tree = treeOf([['rows/0/labels/0', 'L1']], '');
    addRow(tree, 'rows/0/labels');
    put(tree, 'rows/0/labels/1', 'L2');
    removeRow(tree, 'rows/0/labels', 0);
    expect(leaves(tree)).toEqual([['rows/0/labels/0', 'L2']]);
  });

  test('no name reaches what is not the form', () => {
    const tree = treeOf(
      [
        ['step1/in/__proto__/polluted', 'yes'],
        ['step1/in/constructor/prototype/polluted', 'yes'],
      ],
      'step1/in/',
    );
    expect(textAt(tree, '__proto__/polluted')).toBe('yes');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(textAt(treeOf([], ''), 'constructor/name')).toBeUndefined();
  });

  test('any name can be put and read', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), fc.string(), (keys, value) => {
        const path = keys.join('/');
        const tree = treeOf([], '');
        put(tree, path, value);
        expect(textAt(tree, path)).toBe(value);
      }),
    );
  });
});

describe('what the app gets', () => {
  const fields: Field[] = [
    { key: 'note', type: 'copy', helpText: 'Read this.' },
    text('email'),
    text('api', { default: 'signed' }),
    text('count', { type: 'integer' }),
    text('sure', { type: 'boolean' }),
    text('tags', { list: true }),
    text('details', { dict: true }),
    { key: 'items', type: 'string', children: [text('product'), text('price')] },
  ];
  const from = (entries: [string, string][], resolve = (value: string): unknown => value) =>
    inputDataOf(fields, treeOf(entries, ''), resolve);

  test('is what was filled in, in the types of the fields', () => {
    expect(
      from([
        ['email', 'ada@example.com'],
        ['api', 'api2'],
        ['count', '3'],
        ['sure', 'false'],
        ['tags/0', 'a'],
        ['tags/1', ''],
        ['details/0/key', 'region'],
        ['details/0/value', '74'],
        ['details/1/key', 'empty'],
        ['details/1/value', ''],
        ['items/0/product', 'sales'],
        ['items/1/product', ''],
      ]),
    ).toEqual({
      email: 'ada@example.com',
      api: 'api2',
      count: 3,
      sure: false,
      tags: ['a'],
      details: { region: '74' },
      items: [{ product: 'sales' }],
    });
  });

  test('is a default as long as nobody has touched the field', () => {
    expect(from([])).toEqual({ api: 'signed' });
    expect(from([['api', '']])).toEqual({});
  });

  test('is what was typed where it does not fit its type', () => {
    expect(
      from([
        ['api', ''],
        ['count', 'three'],
        ['sure', 'perhaps'],
      ]),
    ).toEqual({ count: 'three', sure: 'perhaps' });
  });

  test('has a row for each line item of step 1', () => {
    const result = {
      items: [{ product: 'sales', price: '1' }, { product: 'boots' }],
      email: 'jane@example.com',
    };
    const mapped = from(
      [
        ['api', ''],
        ['email', 'To {{1.email}}'],
        ['items/0/product', '{{1.items[].product}}'],
        ['items/0/price', '{{1.items[].price}}'],
        ['items/1/product', 'gift'],
      ],
      (value) => resolved(value, [{ step: 1, fields: [], record: result }]),
    );
    expect(mapped).toEqual({
      email: 'To jane@example.com',
      items: [{ product: 'sales', price: '1' }, { product: 'boots' }, { product: 'gift' }],
    });
  });

  test('is text around each line item in a row, and all of them in one text elsewhere', () => {
    const result = { items: [{ product: 'sales' }, { product: 'boots' }], n: 7 };
    const mapped = from(
      [
        ['api', '{{1.items[].product}}'],
        ['email', '{{1.n}}: {{1.items[].product}}'],
        ['items/0/product', 'sku-{{1.items[].product}}-{{1.n}}'],
        ['details/0/key', 'order {{1.n}}'],
        ['details/0/value', '{{1.n}}'],
      ],
      (value) => resolved(value, [{ step: 1, fields: [], record: result }]),
    );
    expect(mapped).toEqual({
      api: 'sales,boots',
      email: '7: sales,7: boots',
      items: [{ product: 'sku-sales-7' }, { product: 'sku-boots-7' }],
      details: { 'order 7': 7 },
    });
  });

  test('has no row that nobody has filled in', () => {
    const children = [text('product'), text('amount', { default: '1' })];
    const rows = (entries: [string, string][]) =>
      inputDataOf([text('items', { children })], treeOf(entries, ''), (value) => value);
    expect(rows([['items/0/product', '']])).toEqual({});
    expect(rows([['items/0/product', 'sales']])).toEqual({ items: [{ product: 'sales', amount: '1' }] });
  });
});

describe('mapping', () => {
  const fields: Field[] = [
    text('order_number', { label: 'Order Number' }),
    { key: 'items', type: 'string', label: 'Line Items', children: [text('product', { label: 'Product' })] },
  ];

  test('offers every value with its label and an example, what is empty last', () => {
    const record = { email: '', order_number: '7', items: [{ product: 'a' }, { product: 'b' }], extra: true };
    expect(mappables({ step: 3, fields, record })).toEqual([
      { token: '{{3.order_number}}', path: 'order_number', label: 'Order Number', example: '7' },
      {
        token: '{{3.items[].product}}',
        path: 'items[].product',
        label: 'Product',
        group: 'Line Items',
        example: 'a, b',
      },
      { token: '{{3.extra}}', path: 'extra', label: 'extra', example: 'true' },
      { token: '{{3.email}}', path: 'email', label: 'email', example: '' },
    ]);
  });

  test.each([
    ['{{1.missing}}', undefined],
    ['{{1.__proto__}}', undefined],
    ['{{1.constructor}}', undefined],
    ['a {{1.missing}} b', 'a  b'],
    ['{{bundle.authData.api_key}}', '{{bundle.authData.api_key}}'],
    ['{{2.n}}', '{{2.n}}'],
    ['{{1.n}}{{1.n}}', '55'],
    ['{{1.n}} and {{4.n}}', '5 and 6'],
    ['{{1.n}}', 5],
    ['', undefined],
  ])('%s is %j', (template, value) => {
    const results = [
      { step: 1, fields: [], record: { n: 5 } },
      { step: 4, fields: [], record: { n: 6 } },
    ];
    expect(resolved(template, results)).toEqual(value);
  });

  test('takes a text apart and loses nothing of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('{{1.a}}', '{{', '{{x.a}}', '}}'))),
        (texts) => {
          const text = texts.join('');
          expect(
            partsOf(text)
              .map((part) => ('token' in part ? part.token : part.text))
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });
});

describe('what a message says about fields', () => {
  const fields: Field[] = [
    text('email', { label: 'Email' }),
    { key: 'items', type: 'string', label: 'Line Items', children: [text('price', { label: 'Price' })] },
  ];

  test('stands at them, and the rest apart', () => {
    const message = [
      'Email: write one address',
      'Line Items 2 → Price: enter an amount, such as 1500.50',
      'Line Items → Price: fill in this field',
      'Aplaut responded with HTTP 422.',
      'Emails: none',
    ].join('\n');
    const { at, rest } = fieldErrorsOf(fields, message);
    expect([...at]).toEqual([
      ['email', 'Write one address'],
      ['items/1/price', 'Enter an amount, such as 1500.50'],
      ['items/0/price', 'Fill in this field'],
    ]);
    expect(rest).toEqual(['Aplaut responded with HTTP 422.', 'Emails: none']);
  });
});
