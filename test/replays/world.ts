import { straightTo } from '../../sandbox/straight.ts';
import { cacheInMemory } from '../../simulation/step.ts';
import type { Commands } from '../../src/contract/service.ts';
import type { Cache, StepContext } from '../../src/contract/step-context.ts';
import { NetworkError, ServiceError } from '../../src/http/errors.ts';
import type { Send } from '../../src/http/request.ts';
import { CONNECTIONS, type ServiceName } from '../support/app.ts';
import { runCommandIn } from '../support/without-zapier.ts';

type Data = Readonly<Record<string, unknown>>;

/** What becomes of a request on its way. */
export type Fate =
  | 'arrives'
  /** Never arrives; the connection breaks. */
  | 'lost before'
  /** Is carried out; the answer is lost. */
  | 'lost after'
  /** Is carried out; the run never hears of it, nor of anything else. */
  | 'run dies';

/** A run of a step: what becomes of its requests in turn, the last of them also of all that follow. */
export interface RunOptions {
  fates?: readonly Fate[];
  /** How many seconds the step has left once it has sent a change. */
  secondsLeft?: number;
  cache?: Cache;
  /** Resolves when the machine of the run goes on after its first request. */
  isThawed?: Promise<void>;
}

/** One connection to a service of the sandbox, with a cache that its runs share. */
export function worldOf(service: ServiceName, sandbox: Parameters<typeof straightTo>[0]) {
  const cache = cacheInMemory();
  const straight = straightTo(sandbox);
  /** The requests so far: `CreateOrder`, `GET /v4/orders/N1`. */
  const requests: string[] = [];

  const sendWith = (fates: readonly Fate[], isThawed?: Promise<void>): Send => {
    const turns = [...fates];
    return async (request) => {
      const fate = (turns.length > 1 ? turns.shift() : turns[0]) ?? 'arrives';
      const { pathname } = new URL(request.url);
      requests.push(service.startsWith('aplaut') ? `${request.method} ${pathname}` : pathname.slice(5));
      if (fate === 'lost before') throw new NetworkError('cut');
      const answer = await straight(request);
      await isThawed;
      if (fate === 'lost after') throw new NetworkError('cut');
      if (fate === 'run dies') return new Promise(() => {});
      return answer;
    };
  };

  /** Runs a command, and returns what it returned or the error that it ended with. */
  const run = async (
    command: keyof Commands,
    input: Data,
    { fates = ['arrives'], secondsLeft = 20, cache: own = cache, isThawed }: RunOptions = {},
  ): Promise<Data> => {
    requests.length = 0;
    let hasChanged = false;
    const send = sendWith(fates, isThawed);
    const step: StepContext = {
      send: (request, isSafe) => {
        hasChanged ||= !isSafe;
        return send(request, isSafe);
      },
      secondsLeft: () => (hasChanged ? secondsLeft : 20),
      cache: own,
    };
    try {
      return { ...(await runCommandIn(step, command, CONNECTIONS[service], input)) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      const { category, code, summary } = error;
      return { category, code, summary };
    }
  };

  return { cache, requests, run };
}

/** Turns the clock, which the sandbox goes by, too; nothing else is faked. */
export function useClock(): { pass(minutes: number): void } {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-26T10:00:00Z'), doNotFake: [...NOT_FAKED] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  return { pass: (minutes) => jest.setSystemTime(Date.now() + minutes * 60_000) };
}

const NOT_FAKED = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
