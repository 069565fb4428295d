import { parentPort, workerData } from 'node:worker_threads';
import type { Run } from './run.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

// Plays one run in a thread of its own, which its clock takes over.
const { scenario, ...run }: { scenario: ScenarioName } & Run = workerData;
parentPort?.postMessage(await SCENARIOS[scenario].play(run));
