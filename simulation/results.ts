import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = 'docs/reliability.md';

/** Puts a table of results into the documentation, between `<!-- NAME -->` and `<!-- /NAME -->`. */
export function writeResults(name: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${PAGE} has no section "${name}".`);
  writeFileSync(PAGE, `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`);
}
