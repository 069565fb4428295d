import { TRIGGERS, type TriggerKey } from './events.ts';
import type { Random } from './random.ts';
import type { Connections } from './world.ts';
import { DAY, HOUR, MINUTE } from './zapier/clock.ts';

/** What a run is about: a shop, and a Zap that is polled. */
export interface PollingSetting {
  service: keyof Connections;
  isAplaut: boolean;
  trigger: TriggerKey;
  /** The only status that Order Status Changed is to tell of. */
  chosen: string | undefined;
  /** How many orders the shop gets. */
  aMonth: number;
  /** For how many months it has had as many; a quiet shop may have had busier times. */
  months: number;
  /** How many orders of its past are of the same second. */
  atOnce: number;
  comments: Comments;
  hasOddRecords: boolean;
  /** The share of requests that go wrong in rough times. */
  rough: number;
  /** Whether the account has troubles now and then. */
  hasTroubles: boolean;
  /** Whether orders are deleted while the Zap is turned on. */
  isTidied: boolean;
  /** In milliseconds. */
  interval: number;
  /** For how many days the Zap is on, and after which time in milliseconds it is turned on again. */
  sittings: readonly { days: number; pause: number }[];
}

/** How long the comments of orders are; `since` how many milliseconds ago it was that customers wrote any. */
export interface Comments {
  length: number;
  since: number;
}

/** Draws everything that a run is to be like. */
export function pollingSetting(random: Random): PollingSetting {
  const service = random.weighted({
    influencersoft: 3,
    justclick: 2,
    justclick_ru: 1,
    aplaut: 4,
    aplaut_oauth: 1,
  });
  const isAplaut = service === 'aplaut' || service === 'aplaut_oauth';
  const trigger = random.pick(TRIGGERS);
  const aMonth = random.spread(10, 20_000);
  const comments = isAplaut ? NO_COMMENTS : commentsIn(aMonth, random);
  const hasComments = comments.length > 0;
  const isLarge = aMonth > 1000 || hasComments;
  // A large shop costs as much time in a day as a small one in weeks.
  const days = aMonth > 5000 ? 1 : hasComments ? 2 : isLarge ? 3 : aMonth > 100 ? 10 : 20;
  const sittings = isLarge ? random.pick([1, 1, 2]) : random.pick([1, 1, 2, 5]);
  const chosen =
    !isAplaut && trigger === 'order_status_changed' && random.chance(0.3)
      ? random.pick(['paid', 'cancel', 'return'])
      : undefined;
  const setting = {
    service,
    isAplaut,
    trigger,
    chosen,
    aMonth,
    months: random.chance(0.3) ? 20 : 1.5,
    // With as many, pages that share a second with the one before have the fewest new orders.
    atOnce: isAplaut && aMonth > 1000 && random.chance(0.3) ? 13 : 1,
    comments,
    // Those of a large shop would take too long to write anew with every poll.
    hasOddRecords: aMonth < 1000 && !hasComments && random.chance(0.4),
    rough: random.pick([0.2, 0.2, 0.8]),
    hasTroubles: random.chance(0.4),
    isTidied: random.chance(0.3),
    interval: Number(random.weighted(INTERVALS[hasComments ? 'slow' : isLarge ? 'large' : 'small'])) * MINUTE,
  };
  const most = Math.floor((MOST_POLLS * setting.interval) / DAY);
  return {
    ...setting,
    sittings: Array.from({ length: sittings }, () => ({
      days: Math.ceil(Math.min(days, most) / sittings),
      pause: random.chance(0.5) ? random.int(1, 48) * HOUR : random.int(2, 21) * DAY,
    })),
  };
}

/** What a run has time for. */
const MOST_POLLS = 3000;

/** Every how many minutes Zaps are polled, and how often. */
const INTERVALS = {
  slow: { 15: 1 },
  large: { 15: 3, 5: 1 },
  small: { 15: 30, 5: 6, 2: 1, 1: 1 },
};

const NO_COMMENTS: Comments = { length: 0, since: 0 };

/** How many bytes an order has in a list without its comment. */
const RECORD_BYTES = 800;

/** In some shops, comments are so long that four weeks of orders are too large for one response, which is 20 MB. */
function commentsIn(aMonth: number, random: Random): Comments {
  if (aMonth > 5000 && random.chance(0.5))
    return { length: Math.floor(random.int(20_000_000, 60_000_000) / aMonth), since: 0 };
  if (aMonth < 300 || aMonth > 5000 || random.chance(0.6)) return NO_COMMENTS;
  // Those of ten days ago and earlier: what two days of orders have is small, and four weeks soon fit into one response again.
  const bytes = random.int(20_000_000, 22_000_000) - 0.9 * aMonth * RECORD_BYTES;
  return { length: Math.floor(bytes / ((aMonth * 17) / 30)), since: 10 * DAY };
}
