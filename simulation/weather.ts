import type { Random } from './random.ts';
import type { RequestFault } from './services.ts';
import { MINUTE, SECOND, sleep } from './zapier/clock.ts';

/** How a service does for a while. */
type Condition = 'fine' | 'rough' | 'down';

/** What can go wrong, and how often beside the others. */
const FAULTS: Readonly<Record<string, [weight: number, make: (random: Random) => RequestFault]>> = {
  reset_before: [2, () => 'reset_before'],
  reset_after: [3, () => 'reset_after'],
  timeout_before: [1, () => 'timeout_before'],
  timeout_after: [2, () => 'timeout_after'],
  slow_body: [1, () => 'slow_body'],
  cut: [2, () => 'cut'],
  slow: [2, (random) => ({ slow: random.int(1, 20) * SECOND })],
  // Long after nobody waits for it any more.
  late: [1, (random) => ({ slow: random.int(25, 120) * SECOND })],
  html: [1, () => 'html'],
  empty: [1, () => 'empty'],
  cut_json: [1, () => 'cut_json'],
  wrong_hash: [1, () => 'wrong_hash'],
  no_result: [1, () => 'no_result'],
  server_error: [1, () => 'server_error'],
  overloaded: [1, () => 'overloaded'],
  overloaded_after: [1, () => 'overloaded_after'],
  busy: [1, () => 'busy'],
};
const WEIGHTS = Object.fromEntries(Object.entries(FAULTS).map(([name, [weight]]) => [name, weight]));

/** How good and bad the times of a service are. */
export interface Climate {
  /** The shares of requests that go wrong in fine and in rough times. */
  fine: number;
  rough: number;
  /** The faults that it has, and how often; by default any, some of them more than others. */
  faults?: Readonly<Record<string, number>>;
}

/** Good and bad times of a service. */
export class Weather {
  readonly #random: Random;
  readonly #shares: Readonly<Record<Condition, number>>;
  readonly #faults: Readonly<Record<string, number>>;
  #now: Condition = 'fine';
  #isOver = false;

  constructor(random: Random, { fine, rough, faults = random.swarm(WEIGHTS) }: Climate) {
    this.#random = random;
    this.#shares = { fine, rough, down: 1 };
    this.#faults = faults;
  }

  /** Goes on until it is `clear`. */
  async change(): Promise<void> {
    while (!this.#isOver) {
      this.#now = this.#random.weighted({ fine: 4, rough: 4, down: 1 });
      await sleep(
        this.#now === 'down' ? this.#random.int(1, 90) * MINUTE : this.#random.int(5, 240) * MINUTE,
      );
    }
  }

  /** From now on nothing goes wrong. */
  clear(): void {
    this.#isOver = true;
    this.#now = 'fine';
  }

  faultFor(): RequestFault | undefined {
    if (this.#isOver || !this.#random.chance(this.#shares[this.#now])) return undefined;
    return FAULTS[this.#random.weighted(this.#faults)]?.[1](this.#random);
  }
}
