import { plainAddresses } from '../words.ts';

test('addresses without https are found in code, names of JSON Schema are not taken for one', () => {
  expect(plainAddresses('a="http://json-schema.org/draft-07/schema#",b="https://a.b"')).toEqual([]);
  expect(plainAddresses('fetch("http://a.b/c?d")')).toEqual(['http://a.b/c?d']);
});
