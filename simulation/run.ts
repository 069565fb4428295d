import { packagedHandler } from './packaged-app.ts';
import { Random } from './random.ts';
import { type App, appOf } from './zapier/app.ts';
import { DAY, onVirtualClock } from './zapier/clock.ts';

/** What came of one run, or of several. */
export interface Report {
  /** Counts by row and column of a table. */
  rows: Record<string, Record<string, number>>;
  /** A story for each promise that was broken. */
  violations: string[];
}

/** Which run to play, and with which packaged app; by default with the one that was built last. */
export interface Run {
  seed: number;
  file?: string | undefined;
}

/**
 * How many machines have a memory of their own: as many as a run starts. Two that shared one would see each other's sockets, and
 * of one that is frozen the other cannot know that its host has closed it.
 */
const MACHINES = 32;

async function loadApp(file: string | undefined): Promise<App> {
  const copies = Array.from({ length: MACHINES - 1 }, (_, copy) => packagedHandler({ file, copy }));
  return appOf([await packagedHandler({ file, copy: MACHINES }), ...(await Promise.all(copies))]);
}

/** Plays a scenario on a clock of its own; everything that it leaves to chance depends on the seed alone. */
export async function playSeed(
  { seed, file }: Run,
  scenario: (random: Random, app: App) => Promise<Report>,
): Promise<Report> {
  // Before any clock stands still.
  const app = await loadApp(file);
  const random = new Random(seed);
  const systemRandom = Math.random;
  Math.random = () => random.float();
  try {
    const start = new Date(Date.UTC(2026, 0, 1) + random.int(0, 364) * DAY);
    return await onVirtualClock(start, () => scenario(random, app));
  } finally {
    Math.random = systemRandom;
  }
}

/** Adds to a cell of a table. */
export function count({ rows }: Report, name: string, column: string, by = 1): void {
  const row = rows[name] ?? {};
  rows[name] = row;
  row[column] = (row[column] ?? 0) + by;
}

/** Adds a report to another. */
export function add(sum: Report, { rows, violations }: Report): void {
  for (const [name, row] of Object.entries(rows)) {
    for (const [column, by] of Object.entries(row)) count(sum, name, column, by);
  }
  sum.violations.push(...violations);
}
