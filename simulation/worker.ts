import { parentPort, workerData } from 'node:worker_threads';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';

// Plays one run in a thread of its own, which its clock takes over.
const { scenario, seed }: { scenario: ScenarioName; seed: number } = workerData;
parentPort?.postMessage(await SCENARIOS[scenario].play(seed));
