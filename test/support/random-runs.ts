import fc from 'fast-check';

/**
 * Sets how often the random tests of all files run: Jest loads this before each. `RANDOM_RUNS=2000` makes every one of them
 * run 2,000 times, or as often as it does anyway if that is more. Seeds are fresh each time.
 */
const atLeast = Number(process.env.RANDOM_RUNS ?? 0);
if (!Number.isSafeInteger(atLeast) || atLeast < 0) throw new Error('RANDOM_RUNS has to be a whole number.');

/** Returns how often a test runs that names a number of its own, which would otherwise be the one that counts. */
export const runs = (usual: number): number => Math.max(usual, atLeast);

/** The number of fast-check itself. */
const DEFAULT_RUNS = 100;
fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: runs(DEFAULT_RUNS) });
