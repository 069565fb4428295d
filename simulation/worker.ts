import { parentPort } from 'node:worker_threads';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

// Plays one run after the other in a thread of its own, which its clock takes over.
parentPort?.on('message', async ({ scenario, seed }: { scenario: ScenarioName; seed: number }) => {
  parentPort?.postMessage(await SCENARIOS[scenario].play(seed));
});
