/** Rows of counts as a table in Markdown. */
export function tableOf(
  columns: readonly string[],
  rows: Readonly<Record<string, Readonly<Record<string, number>>>>,
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...columns]),
    line(['---', ...columns.map(() => '--:')]),
    ...Object.entries(rows)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) =>
        line([name, ...columns.map((column) => (row[column] ?? 0).toLocaleString('en'))]),
      ),
  ].join('\n');
}
