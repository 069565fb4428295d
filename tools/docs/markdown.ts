/** The first line of every document that is made from the code. */
export const GENERATED = '<!-- Made by `npm run docs` from the schemas and tables in src/. Do not edit. -->';

export const lines = (...all: string[]): string => all.join('\n');

export const code = (text: string): string => `\`${text}\``;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** Returns a document with everything between `<!-- name -->` and `<!-- /name -->` replaced. */
export function withSection(document: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The document has no section "${name}".`);
  return `${document.slice(0, from + start.length)}\n${content}\n${document.slice(to)}`;
}
