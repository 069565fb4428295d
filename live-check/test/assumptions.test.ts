import { readFileSync } from 'node:fs';
import { SERVICES } from '../../src/services/index.ts';
import { ASSUMPTIONS, type Assumption } from '../assumptions.ts';
import { references } from '../references.ts';
import { CHECKED_SERVICES } from '../services.ts';

test('every service of the app can be checked', () => {
  expect(CHECKED_SERVICES.map(({ id }) => id)).toEqual(SERVICES.map(({ id }) => id));
});

test('the code refers to every assumption, and to no other', () => {
  expect([...references().keys()].sort()).toEqual(Object.keys(ASSUMPTIONS).sort());
});

test.each(Object.entries<Assumption>(ASSUMPTIONS))(
  '%s says what one would change, as it is in the code',
  (_id, { change }) => {
    const words = [...change.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
    const files = words.filter((word) => word.includes('/'));
    const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(files).not.toEqual([]);
    for (const word of words) if (!files.includes(word)) expect(code).toContain(word);
  },
);
