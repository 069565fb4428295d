import { moscowMidnight } from '../sandbox/moscow.ts';
import type { PollingSetting } from './polling-setting.ts';
import type { Exchanged } from './services.ts';
import { DAY, HOUR, MINUTE, SECOND } from './zapier/clock.ts';
import type { Incident } from './zapier/network.ts';
import type { Poll } from './zapier/polling-zap.ts';

/** What one request asked for. */
interface Asked {
  /** Since when, in milliseconds; only shops are told so. */
  since: number;
}

/** How far back most polls look at the most: yesterday in a shop, and two hours in Aplaut. */
const RECENT = { shop: 3 * DAY, aplaut: 2 * HOUR + MINUTE };

/** For how long polls have to be watched until the share of those that look far back says anything, in milliseconds. */
const LONG_ENOUGH = 2 * DAY;

/** Sees what polls ask the services for, and says if that is more than they need. */
export class PollingCosts {
  readonly #asked = new WeakMap<readonly Incident[], Asked[]>();

  /** Sees a request to a service. */
  readonly witness = ({ arrival, incidents }: Exchanged): void => {
    const asked = this.#asked.get(incidents) ?? [];
    this.#asked.set(incidents, asked);
    const day = new URLSearchParams(arrival.bytes.toString()).get('begin_date');
    asked.push({ since: SECOND * (moscowMidnight(day ?? '') ?? Number.POSITIVE_INFINITY) });
  };

  /**
   * Says what is wrong with the polls of a Zap.
   *
   * @param changes when something changed in the shop, in milliseconds, the earliest first
   */
  excess(
    polls: readonly Poll[],
    { isAplaut, trigger, interval }: PollingSetting,
    changes: readonly number[],
  ): string | undefined {
    const told = isAplaut ? quietOnes(polls, changes) : polls;
    const far = told.filter((poll) => (isAplaut ? this.#of(poll).length > 1 : this.#looksFar(poll)));
    if (told.length * interval >= LONG_ENOUGH && far.length * 8 > told.length)
      return `${far.length} of ${told.length} polls look far back`;
    const most = trigger === 'order_status_changed' ? 2 : 1;
    const many = polls.find((poll) => isCalm(poll) && !this.#looksFar(poll) && this.#of(poll).length > most);
    return isAplaut || many === undefined ? undefined : `${this.#of(many).length} requests for the last days`;
  }

  #looksFar(poll: Poll): boolean {
    return this.#of(poll).some(({ since }) => since < poll.began - RECENT.shop);
  }

  #of({ incidents }: Poll): readonly Asked[] {
    return this.#asked.get(incidents) ?? [];
  }
}

/** Those that met no fault, in whose last two hours nothing changed. */
function quietOnes(polls: readonly Poll[], changes: readonly number[]): Poll[] {
  let next = 0;
  return polls.filter((poll) => {
    while ((changes[next] ?? Number.POSITIVE_INFINITY) <= poll.ended) next += 1;
    const last = changes[next - 1] ?? Number.NEGATIVE_INFINITY;
    return isCalm(poll) && last < poll.began - RECENT.aplaut;
  });
}

const isCalm = ({ incidents }: Poll): boolean => incidents.length === 0;
