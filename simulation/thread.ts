import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Report, Run } from './run.ts';
import type { ScenarioName } from './scenarios.ts';

/** Plays a run in a thread of its own, where nothing is left of any other: what the app remembers of a host, say. */
export async function playInThread(scenario: ScenarioName, run: Run): Promise<Report> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { scenario, ...run } });
  const [report] = await once(worker, 'message');
  await worker.terminate();
  return report;
}
