import { type DeviationName, handlerOf } from '../../sandbox/deviations.ts';
import type { SandboxService } from '../../sandbox/registration.ts';
import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../../sandbox/services.ts';
import { straightTo } from '../../sandbox/straight.ts';
import type { HttpRequest, HttpResponse, Send } from '../../src/http/request.ts';
import { liveCheck, type RunResult } from '../live-check.ts';
import type { Dependencies } from '../probe.ts';
import { reportOf } from '../report.ts';
import type { OrderWishes } from '../script.ts';
import { type Account, CHECKED_SERVICES, type CheckedService } from '../services.ts';

/** What the test order holds. */
const WISHES: OrderWishes = { email: 'tester@example.com', product: 'sales', byApi2: false };

/** The ways of running the command, by the names of the tests. */
export const RUNS = {
  'a shop': { id: 'influencersoft', wishes: WISHES },
  'a shop, with a coupon': { id: 'justclick', wishes: { ...WISHES, coupon: 'skidka50' } },
  'a shop, by API 2.0': { id: 'justclick_ru', wishes: { ...WISHES, byApi2: true } },
  Aplaut: { id: 'aplaut', wishes: { ...WISHES, product: '45' } },
} as const satisfies Record<string, { id: keyof typeof SANDBOX_ACCOUNTS; wishes: OrderWishes }>;

export type RunName = keyof typeof RUNS;

/** How a run differs from the usual. */
export interface Twist {
  deviation?: DeviationName;
  /** Sees each request before it is sent, and may throw. */
  before?: (request: HttpRequest, count: number) => void;
  /** Sees each request after it was carried out, and may throw. */
  after?: (count: number) => void;
  /** What is answered to a request in place of what the service would. */
  instead?: (count: number) => HttpResponse | undefined;
  stop?: AbortSignal;
  isReadOnly?: boolean;
  account?: Partial<Account> | undefined;
  wishes?: Partial<OrderWishes>;
  /** Changes the service before the run. */
  prepare?: (service: SandboxService) => void;
}

/** What a run against a sandbox of its own came to. */
export interface Played {
  outcome: RunResult;
  report: string;
  requests: HttpRequest[];
  /** When each request was sent, in milliseconds. */
  times: number[];
  said: string[];
  /** The orders that the run has left in the sandbox, by their numbers. */
  left: string[];
}

/** Plays a run on a virtual clock, without a network. */
export async function play(
  name: RunName,
  { deviation, before, after, instead, stop, isReadOnly, account, wishes, prepare }: Twist = {},
): Promise<Played> {
  const { id, wishes: usual } = RUNS[name];
  let now = Date.now();
  const registration = SANDBOX_SERVICES[id === 'justclick_ru' ? 'justclick' : id];
  const service = registration.create(() => new Date(now));
  prepare?.(service);
  const there = new Set(service.listOrders().map(({ number }) => number));
  const send = straightTo({ handle: handlerOf(service, deviation) });
  const requests: HttpRequest[] = [];
  const times: number[] = [];
  const said: string[] = [];
  const sending: Send = async (request) => {
    requests.push(request);
    times.push(now);
    const count = requests.length;
    before?.(request, count);
    const response = instead?.(count) ?? (await send(request));
    now += 50;
    after?.(count);
    return response;
  };
  const world: Dependencies = {
    send: sending,
    now: () => now,
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    stop: stop ?? new AbortController().signal,
    say: (line) => said.push(line),
  };
  const { api_key, login = '' }: { api_key: string; login?: string } = SANDBOX_ACCOUNTS[id];
  const tester = { login, key: api_key, ...account };
  const ordered = isReadOnly ? undefined : { ...usual, ...wishes };
  const outcome = await liveCheck(checked(id), tester, ordered, world);
  const report = reportOf(checked(id), tester, ordered, outcome);
  const left = service
    .listOrders()
    .map(({ number }) => number)
    .filter((number) => !there.has(number));
  return { outcome, report, requests, times, said, left };
}

export function checked(id: string): CheckedService {
  const service = CHECKED_SERVICES.find((known) => known.id === id);
  if (service === undefined) throw new Error(`There is no service ${id}.`);
  return service;
}
