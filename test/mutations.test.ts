import { readFileSync } from 'node:fs';
import { MUTATIONS } from '../simulation/mutations/index.ts';

test.each(MUTATIONS)('what this breaks is there, once: $rule', ({ file, find, replace }) => {
  const [before = '', after = '', ...more] = readFileSync(file, 'utf8').split(find);
  expect(more).toEqual([]);
  expect(before + replace + after).not.toBe(before + find + after);
  expect(after).not.toBe('');
});
