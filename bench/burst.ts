import { bursts, play } from '../simulation/burst.ts';
import type { Table } from './measure.ts';

/** What becomes of bursts of so many orders. */
export async function burstTable(orders: number): Promise<Table> {
  const rows: string[][] = [];
  for (const burst of bursts(orders)) {
    const { made, unclear, missing, mostAtOnce, longestStep, took } = await play(burst);
    rows.push([
      burst.title,
      ...[made, unclear, missing, mostAtOnce].map((count) => count.toLocaleString('en')),
      `${longestStep.toFixed(1)} s`,
      `${took.toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} s`,
    ]);
  }
  return {
    title: `${orders.toLocaleString('en')} orders of one account at one moment`,
    text:
      "Simulated: the steps are the app's own and the sandbox carries them out, while the clock, Zapier's throttle and the " +
      "services' pace are models (`simulation/burst.ts`).",
    head: ['', 'Made', 'Unclear', 'Missing', 'Most in 5 s', 'Longest step', 'All of them'],
    rows,
  };
}
