import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the built app may weigh, in bytes and counts: what makes it slow to load, and no clock is needed to see it. */
interface Budget {
  what: string;
  measure(zip: string, folder: string): number;
  ceiling: number;
}

const bytesOf = (path: string): number => statSync(path).size;

/** Every one of these has a line in `docs/performance.md`. */
const BUDGETS: readonly Budget[] = [
  { what: 'bytes of the zip', ceiling: 710_000, measure: (zip) => bytesOf(zip) },
  {
    what: 'bytes of the code that is loaded with the app',
    ceiling: 140_000,
    measure: (_zip, folder) => bytesOf(join(folder, 'dist', 'index.js')),
  },
  {
    what: 'files that the zip holds',
    ceiling: 440,
    measure: (_zip, folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length,
  },
  {
    what: 'bytes of the definition',
    ceiling: 86_000,
    measure: (_zip, folder) => bytesOf(join(folder, 'definition.json')),
  },
];

/**
 * Holds a built app to its budgets.
 *
 * @param zip the file
 * @param folder what is in it
 * @throws {Error} naming every ceiling that is passed
 */
export function checkBudgets(zip: string, folder: string): void {
  const measured = BUDGETS.map(({ what, ceiling, measure }) => ({ what, ceiling, is: measure(zip, folder) }));
  for (const { what, ceiling, is } of measured) console.log(`${is} of at most ${ceiling} ${what}`);
  const over = measured.filter(({ ceiling, is }) => is > ceiling);
  if (over.length > 0) {
    throw new Error(
      over.map(({ what, ceiling, is }) => `${is} ${what}: at most ${ceiling} are allowed.`).join('\n'),
    );
  }
}
