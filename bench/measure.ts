/** A table of a report, and the notes on it. */
export interface Table {
  title: string;
  text: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A table as Markdown. */
export const markdown = ({ title, text, head, rows }: Table): string =>
  [
    `## ${title}`,
    '',
    text,
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n');

/** The middle of some measurements, and the two quarters around it. */
export interface Spread {
  first: number;
  median: number;
  third: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { first: at(0.25), median: at(0.5), third: at(0.75) };
}

/** `3.05 (2.81 to 3.40)` */
export const written = ({ first, median, third }: Spread, digits = 2): string =>
  `${median.toFixed(digits)} (${first.toFixed(digits)} to ${third.toFixed(digits)})`;

/** `1.08` */
export const ratio = (of: Spread, to: Spread): string => (of.median / to.median).toFixed(2);

/**
 * Lets contestants take turns, so that whatever else the machine does meets all of them alike. Each round begins with
 * another one. Rounds for warming up are not counted.
 *
 * @returns what each measured, in the order of the contestants
 */
export async function interleaved<Measured>(
  contestants: readonly (() => Promise<Measured> | Measured)[],
  { warmUp, rounds }: { warmUp: number; rounds: number },
): Promise<Measured[][]> {
  const measured: Measured[][] = contestants.map(() => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const turn of contestants.keys()) {
      const index = (turn + round + warmUp) % contestants.length;
      const value = await contestants[index]?.();
      if (round >= 0 && value !== undefined) measured[index]?.push(value);
    }
  }
  return measured;
}

/** Milliseconds that something takes. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
