import {
  IN_URL,
  lineItemColumn,
  lineItemParams,
  NOT_SENT,
  type ParamRule,
  param,
  paramsOf,
} from '../../src/contract/param-map.ts';

test('merges a scattered group into one map, at the place of its first parameter', () => {
  const map = { a: 'utm[a]', x: 'x', b: 'utm[b]', c: 'deep.er.c' };
  expect(JSON.stringify(paramsOf(map, { a: '1', x: '2', b: '3', c: '4' }))).toBe(
    '{"utm":{"a":"1","b":"3"},"x":"2","deep":{"er":{"c":"4"}}}',
  );
});

test('sends in the order of the map, whatever the order of the input', () => {
  expect(Object.keys(paramsOf({ a: 'one', b: 'two' }, { b: '2', a: '1' }))).toEqual(['one', 'two']);
});

test('leaves out what is missing, what is undefined, and what is not a parameter', () => {
  const map: Record<string, ParamRule> = {
    a: 'a',
    b: param('b', Number),
    c: lineItemParams('c', { d: 'e', f: 'g' }),
    h: NOT_SENT,
    i: IN_URL,
    j: param('j', () => undefined),
  };
  const input = { b: undefined, c: [{ d: '1' }, { f: '2' }], h: 'x', i: 'y', j: 'z' };
  expect(paramsOf(map, input)).toEqual({ c: [{ e: '1' }, { g: '2' }] });
});

test('sends one field as several parameters', () => {
  const map = {
    items: [
      lineItemColumn('names', 'product', (texts) => texts.join(',')),
      lineItemColumn('prices', 'price', (texts) => texts.join(',')),
    ],
  };
  const items = [{ product: 'a', price: '1' }, { product: 'b' }];
  expect(paramsOf(map, { items })).toEqual({ names: 'a,b', prices: '1' });
});

test('rejects a value that needs a rule of its own', () => {
  expect(() => paramsOf({ at: 'at' }, { at: () => 1 })).toThrow(
    new TypeError('A value of this type needs a rule of its own for how it is sent.'),
  );
});

test('keeps the keys of a user away from the prototype', () => {
  const details = JSON.parse('{"__proto__":{"x":"y"},"constructor":"z"}');
  const params = paramsOf({ status: 'details.status', details: 'details' }, { status: 's', details });
  expect(JSON.stringify(params)).toBe('{"details":{"status":"s","__proto__":{"x":"y"},"constructor":"z"}}');
  expect(Object.getPrototypeOf(params.details)).toBe(Object.prototype);
});
