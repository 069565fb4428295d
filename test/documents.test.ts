import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', '{editor,publishing-checks}/README.md']);

test('finds the documents', () => {
  expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/testing.md']));
});

test.each(DOCUMENTS)('every path and link in %s exists', (document) => {
  const text = readFileSync(document, 'utf8');
  const paths = [
    ...text.matchAll(
      /`((?:agents|bench|demo|docs|editor|live-check|recipes|sandbox|simulation|src|test|tools)\/[\w./-]*)`/g,
    ),
  ];
  const links = [...text.matchAll(/\]\((?!\w+:|#)([^)#]+)/g)];
  const targets = [
    ...paths.map(([, path = '']) => path),
    ...links.map(([, link = '']) => join(dirname(document), link)),
  ];
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});

test('CONTRIBUTING quotes tests that there are', () => {
  const tests = globSync('{live-check/,}test/**/*.test.ts').map((file) => readFileSync(file, 'utf8'));
  const quotes = [...readFileSync('CONTRIBUTING.md', 'utf8').matchAll(/^\|.*\| (?:".+"[^|]*)\|$/gm)].flatMap(
    ([row]) =>
      [...row.matchAll(/"([^"]+)"/g)].map(([, quote = '']) => quote.split('…').map((part) => part.trim())),
  );
  expect(quotes.length).toBeGreaterThan(8);
  const isTitle = (parts: readonly string[]) =>
    tests.some((code) => parts.every((part) => code.includes(part)));
  expect(quotes.filter((parts) => !isTitle(parts))).toEqual([]);
});
