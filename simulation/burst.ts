import { SANDBOX_ACCOUNTS, SANDBOX_SERVICES } from '../sandbox/services.ts';
import { straightTo } from '../sandbox/straight.ts';
import { isOffered } from '../src/contract/service.ts';
import { parseInput } from '../src/form/parse-input.ts';
import { NetworkError, ServiceError } from '../src/http/errors.ts';
import { type Send, STEP_SECONDS } from '../src/http/request.ts';
import { SERVICES } from '../src/services/index.ts';
import { connect } from '../src/zapier/connection.ts';
import { THROTTLE } from '../src/zapier/throttle.ts';
import { stepWith } from './step.ts';

/**
 * A simulation of a burst: one account has many orders to create at one moment. The creates are the app's own, carried out
 * by the sandbox; the clock, Zapier's throttle and the service's limit are models. A step that Zapier or the service holds
 * back is started again later.
 */
export interface Burst {
  title: string;
  service: 'influencersoft' | 'aplaut';
  orders: number;
  /** Whether Zapier holds steps back as `src/zapier/throttle.ts` says. */
  isThrottled: boolean;
  /** Seconds until Zapier starts a step again that its throttle held back; the documentation names no figure. */
  heldFor(second: number): number;
  /** Every how many requests the service refuses one with a 429. */
  refusesEvery?: number;
}

/** What became of a burst. */
export interface Aftermath {
  /** Steps that reported an order. */
  made: number;
  /** Steps that could not say whether the order was made. */
  unclear: number;
  /** Orders in the service, and how many of those that were wanted are missing. */
  inService: number;
  missing: number;
  /** The most steps that began within five seconds, and the longest step in seconds. */
  mostAtOnce: number;
  longestStep: number;
  /** Seconds from the first to the last step's end. */
  took: number;
}

/** Aplaut serves two requests a second and lets the others wait; a shop answers in three tenths of a second. */
const APLAUT_SECONDS = 0.5;
const SHOP_SECONDS = 0.3;

const nextWindow = (second: number): number => THROTTLE.window - (second % THROTTLE.window);

/** One to fifteen minutes, spread as evenly as a golden-ratio sequence does, and the same in every run. */
const spread = (): Burst['heldFor'] => {
  let turn = 0;
  return () => {
    turn = (turn + 0.618_033_988_75) % 1;
    return Math.round(60 + turn * 840);
  };
};

/** The bursts that are played in the test and in the bench. */
export const bursts = (orders: number): Burst[] => [
  {
    title: 'Aplaut, without a throttle',
    service: 'aplaut',
    orders,
    isThrottled: false,
    heldFor: nextWindow,
  },
  {
    title: 'Aplaut, held steps start in the next window',
    service: 'aplaut',
    orders,
    isThrottled: true,
    heldFor: nextWindow,
  },
  {
    title: 'Aplaut, held steps start after 1 to 15 minutes',
    service: 'aplaut',
    orders,
    isThrottled: true,
    heldFor: spread(),
  },
  {
    title: 'InfluencerSoft, held steps start in the next window',
    service: 'influencersoft',
    orders,
    isThrottled: true,
    heldFor: nextWindow,
  },
  {
    title: 'InfluencerSoft, which refuses every tenth request with a 429',
    service: 'influencersoft',
    orders,
    isThrottled: true,
    heldFor: nextWindow,
    refusesEvery: 10,
  },
];

/** Plays a burst through. */
export async function play(burst: Burst): Promise<Aftermath> {
  const world = worldOf(burst);
  const due = new Map([[0, Array.from({ length: burst.orders }, (_, index) => index)]]);
  const startAgain = (order: number, second: number) => {
    const others = due.get(second);
    if (others) others.push(order);
    else due.set(second, [order]);
  };
  const started: number[] = [];
  const aftermath = { made: 0, unclear: 0, took: 0, longestStep: 0 };
  for (let second = 0; due.size > 0; second += 1) {
    for (const order of due.get(second) ?? []) {
      const window = second - (second % THROTTLE.window);
      if (burst.isThrottled && (started[window] ?? 0) >= THROTTLE.limit) {
        startAgain(order, second + burst.heldFor(second));
        continue;
      }
      started[window] = (started[window] ?? 0) + 1;
      const { outcome, end } = await world.create(order, second);
      aftermath.took = Math.max(aftermath.took, end);
      aftermath.longestStep = Math.max(aftermath.longestStep, end - second);
      if (typeof outcome === 'number') startAgain(order, second + outcome);
      else aftermath[outcome] += 1;
    }
    due.delete(second);
  }
  const inService = world.orders();
  return {
    ...aftermath,
    inService,
    missing: burst.orders - inService,
    mostAtOnce: Math.max(...started.filter((count) => count !== undefined)),
  };
}

interface World {
  /** Runs one step: what it reported, or the seconds after which it is to start again. */
  create(order: number, second: number): Promise<{ outcome: 'made' | 'unclear' | number; end: number }>;
  orders(): number;
}

function worldOf({ service, refusesEvery = Number.POSITIVE_INFINITY }: Burst): World {
  let now = 0;
  let freeAt = 0;
  let requests = 0;
  const clock = () => new Date(now * 1000);
  const shop = SANDBOX_SERVICES.influencersoft.create(clock);
  const aplaut = SANDBOX_SERVICES.aplaut.create(clock);
  const isShop = service === 'influencersoft';
  const before = shop.orders.size;
  const straight = straightTo(isShop ? shop : aplaut);
  const authData = SANDBOX_ACCOUNTS[service];

  /** A line on which time passes as the service takes it. */
  const sendFrom = (second: number): Send => {
    now = second;
    return async (request) => {
      requests += 1;
      if (requests % refusesEvery === 0) return { status: 429, header: () => undefined, text: '' };
      freeAt = Math.max(freeAt, now) + APLAUT_SECONDS;
      const answered = isShop ? now + SHOP_SECONDS : freeAt;
      const answer = await straight(request);
      now = Math.min(answered, second + STEP_SECONDS);
      // The service carries out what it let wait, only that nobody hears of it any more.
      if (answered > second + STEP_SECONDS) throw new NetworkError('timeout');
      return answer;
    };
  };

  return {
    async create(order, second) {
      const input = {
        ...(isShop ? { tag: `t${order}` } : { order_number: `N${order}` }),
        email: `c${order}@example.com`,
        items: [{ product: isShop ? 'sales' : '45' }],
      };
      try {
        const { service, client } = connect(SERVICES, authData, () => stepWith(sendFrom(second)));
        const command = service.commands.create_order;
        if (!isOffered(command)) throw new Error(`${service.name} has no Create Order.`);
        await command.run(client, parseInput(command.input, input));
        return { outcome: 'made', end: now };
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        const { category, retryAfter } = error;
        if (category === 'busy' && retryAfter !== undefined) return { outcome: retryAfter, end: now };
        if (category === 'outcome_unknown') return { outcome: 'unclear', end: now };
        throw error;
      }
    },
    orders: () => (isShop ? shop.orders.size - before : aplaut.orders.size),
  };
}
