import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { pollOptions } from '../../src/zapier/polling.ts';

/** Everything but the clock, for `doNotFake`. */
export const TIMERS = [
  ...(['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ...(['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance'] as const),
];

/** A sandbox of its own for every test, each of which begins at 10:00 UTC on 22 November 2026. */
export function useSandboxAt10(): () => Sandbox {
  let sandbox: Sandbox;
  beforeEach(async () => {
    jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: TIMERS });
    sandbox = await startSandbox();
    Object.assign(process.env, sandbox.environment);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await sandbox.stop();
  });
  return () => sandbox;
}

/** Sets the clock to the next minute in which the polls of a connection look far back. */
export function waitForDeepPoll(authData: Readonly<Record<string, unknown>>): void {
  while (pollOptions({ authData }).depth !== 'deep') jest.setSystemTime(Date.now() + 60_000);
}
