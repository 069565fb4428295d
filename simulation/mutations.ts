import type { ScenarioName } from './scenarios.ts';

/** A rule of the app, how to break it, and a run that notices. */
export interface Mutation {
  /** What is so once it is broken. */
  rule: string;
  file: string;
  /** A piece of the file that is there once, and what to put in its place. */
  find: string;
  replace: string;
  /** The run, and the promise that it finds broken: a column of its table. */
  scenario: ScenarioName;
  seed: number;
  breaks: string;
}

const ATTEMPT = 'src/replays/attempt.ts';
const CHANGE = 'src/replays/change-once.ts';
const CLAIM = 'src/replays/claim.ts';
const CREATE = 'src/services/shop/create-once.ts';
const MADE = 'src/services/shop/find-made-order.ts';
const SHOP_ERRORS = 'src/services/shop/errors.ts';
const APLAUT_ERRORS = 'src/services/aplaut/errors.ts';
const SHOP_TRIGGERS = 'src/services/shop/triggers.ts';
const ORDERS_SINCE = 'src/services/shop/orders-since.ts';
const WATCHED = 'src/services/aplaut/watched-orders.ts';
const POLLS = 'src/zapier/polling.ts';
const POOL = 'src/http/socket-pool.ts';
const TRANSPORT = 'src/zapier/transport.ts';

export const MUTATIONS: readonly Mutation[] = [
  {
    rule: 'A create leaves no mark',
    file: ATTEMPT,
    find: 'await cache.setIfAbsent(key, serialized(own), MARK_SECONDS);',
    replace: '',
    scenario: 'creates',
    seed: 24,
    breaks: 'twice',
  },
  {
    rule: 'No look at once',
    file: CREATE,
    find: 'if (step.secondsLeft() <= 0) return undefined;',
    replace: 'if (step.secondsLeft() <= 99) return undefined;',
    scenario: 'creates',
    seed: 24,
    breaks: 'unseen',
  },
  {
    rule: 'What an unclear run has done is no success',
    file: CHANGE,
    find: 'wasMadeBefore ? attempt.earlierAt !== undefined',
    replace: 'wasMadeBefore ? false',
    scenario: 'creates',
    seed: 12,
    breaks: 'denied',
  },
  {
    rule: 'A claim of a dead run holds for a day',
    file: CLAIM,
    find: 'const CLAIM_SECONDS = 60;',
    replace: 'const CLAIM_SECONDS = 24 * 3600;',
    scenario: 'creates',
    seed: 45,
    breaks: 'misled',
  },
  {
    rule: 'Any run may have any order',
    file: CLAIM,
    find: "return holder.endsWith(KEPT) ? 'kept' : 'claimed';",
    replace: "return 'own';",
    scenario: 'creates',
    seed: 37,
    breaks: 'misnamed',
  },
  {
    rule: "A frozen machine takes away another run's mark",
    file: ATTEMPT,
    find: 'if (!this.isOver) await this.#cache.delete',
    replace: 'await this.#cache.delete',
    scenario: 'creates',
    seed: 24,
    breaks: 'twice',
  },
  {
    rule: "A look stops after eight of the customer's orders, however new",
    file: MADE,
    find: 'Date.parse(created_at) >= period.from;',
    replace: 'Date.parse(created_at) >= Number.POSITIVE_INFINITY;',
    scenario: 'creates',
    seed: 34,
    breaks: 'twice',
  },
  {
    rule: 'Success without a number is an error',
    file: CREATE,
    find: '    return await succeed({ ...found, already_existed: created.already_existed });',
    replace:
      '    if (found === undefined) throw underWay(brand.name);\n    return await succeed({ ...found, already_existed: created.already_existed });',
    scenario: 'creates',
    seed: 24,
    breaks: 'twice',
  },
  {
    rule: 'The number of a new order is not looked up',
    file: CREATE,
    find: 'await findAtOnce(created.already_existed ? undefined : periodOf(attempt.startedAt))',
    replace: 'created.already_existed ? await findAtOnce(undefined) : undefined',
    scenario: 'creates',
    seed: 24,
    breaks: 'unseen',
  },
  {
    rule: 'Aplaut: a number that is taken is like any other refusal',
    file: 'src/services/aplaut/create-order.ts',
    find: 'if (status !== 422 || !isTaken) return undefined;',
    replace: 'if (status !== 499 || !isTaken) return undefined;',
    scenario: 'creates',
    seed: 33,
    breaks: 'denied',
  },
  {
    rule: "Aplaut's 403 holds runs",
    file: APLAUT_ERRORS,
    find: "status: 403,\n    category: 'rejected'",
    replace: "status: 403,\n    category: 'connection'",
    scenario: 'creates',
    seed: 40,
    breaks: 'misled',
  },
  {
    rule: "Aplaut's 401 does not hold runs",
    file: APLAUT_ERRORS,
    find: "status: 401,\n    category: 'connection'",
    replace: "status: 401,\n    category: 'rejected'",
    scenario: 'creates',
    seed: 12,
    breaks: 'misled',
  },
  {
    rule: 'Code 6 holds runs',
    file: SHOP_ERRORS,
    find: "text: 'permission denied for ip …',\n    category: 'rejected'",
    replace: "text: 'permission denied for ip …',\n    category: 'connection'",
    scenario: 'creates',
    seed: 24,
    breaks: 'misled',
  },
  {
    rule: 'Code 8 throttles',
    file: SHOP_ERRORS,
    find: "text: '(not published)',\n    category: 'rejected'",
    replace: "text: '(not published)',\n    category: 'busy'",
    scenario: 'creates',
    seed: 43,
    breaks: 'misled',
  },
  {
    rule: 'A refusal without a signature leaves the outcome unclear',
    file: 'src/services/shop/response.ts',
    find: 'if (!isSigned && !row.isTurnedAway)',
    replace: 'if (!isSigned)',
    scenario: 'creates',
    seed: 24,
    breaks: 'misled',
  },
  {
    rule: 'An order of more than a thousand values is sent',
    file: 'src/services/shop/client.ts',
    find: 'if (fields > MOST_FIELDS)',
    replace: 'if (fields > 100 * MOST_FIELDS)',
    scenario: 'creates',
    seed: 25,
    breaks: 'cut',
  },
  {
    rule: 'Find or Create Order runs in shops',
    file: 'src/zapier/search-or-create.ts',
    find: 'if (isHalf(spec, key, bundle) && !canDo(spec, service))',
    replace: 'if (isHalf(spec, key, bundle) && !canDo(spec, service) && spec.label === key)',
    scenario: 'creates',
    seed: 25,
    breaks: 'lost',
  },
  {
    rule: "A shop's first poll is as shallow as later ones",
    file: SHOP_TRIGGERS,
    find: 'first: MOST_DAYS_BACK }',
    replace: 'first: 1 }',
    scenario: 'polling',
    seed: 22,
    breaks: 'untrue',
  },
  {
    rule: "Aplaut's first poll reads fewer orders than later ones",
    file: WATCHED,
    find: 'const FIRST_ORDERS = 700;',
    replace: 'const FIRST_ORDERS = 100;',
    scenario: 'polling',
    seed: 38,
    breaks: 'untrue',
  },
  {
    rule: "Aplaut's later polls tell of orders that are not watched",
    file: WATCHED,
    find: 'return made > watchedAfter &&',
    replace: 'return made > Number.NEGATIVE_INFINITY &&',
    scenario: 'polling',
    seed: 38,
    breaks: 'untrue',
  },
  {
    rule: 'All polls look at the recent days only',
    file: POLLS,
    find: "isDeep(Date.now(), authData) ? 'deep' : 'recent'",
    replace: "isDeep(Date.now(), authData) ? 'recent' : 'recent'",
    scenario: 'polling',
    seed: 22,
    breaks: 'missed',
  },
  {
    rule: 'A payment with an old date is not told by Paid Order',
    file: SHOP_TRIGGERS,
    find: "const byCreation = depth === 'recent' ? [] : await made(client, input, depth);",
    replace: 'const byCreation: Order[] = [];',
    scenario: 'polling',
    seed: 22,
    breaks: 'missed',
  },
  {
    rule: 'A response that is too large fails a poll',
    file: ORDERS_SINCE,
    find: "error.code === 'too_large'",
    replace: "error.code === 'none'",
    scenario: 'polling',
    seed: 7,
    breaks: 'failed',
  },
  {
    rule: 'The first poll returns whole orders',
    file: POLLS,
    find: "if (depth === 'first') return results.map(({ id }) => ({ id }));",
    replace: "if (depth === 'first') return [...results];",
    scenario: 'polling',
    seed: 7,
    breaks: 'failed',
  },
  {
    rule: "The editor's test returns all that it found",
    file: POLLS,
    find: 'return results.slice(0, SAMPLE_SIZE);',
    replace: 'return results.slice(0, 10 * SAMPLE_SIZE);',
    scenario: 'polling',
    seed: 22,
    breaks: 'unshown',
  },
  {
    rule: 'A record that is no order stops a poll',
    file: ORDERS_SINCE,
    find: 'const isList = Array.isArray(result) || (records?.every(isRecord) ?? false);',
    replace: 'const isList = records?.every(isRecord) ?? false;',
    scenario: 'polling',
    seed: 55,
    breaks: 'failed',
  },
  {
    rule: 'Order Status Changed tells of any status, whichever were chosen',
    file: SHOP_TRIGGERS,
    find: '(statuses ? isStatus(status, statuses) : isChanged(status))',
    replace: '(statuses ? isChanged(status) : isChanged(status))',
    scenario: 'polling',
    seed: 18,
    breaks: 'untrue',
  },
  {
    rule: 'An odd time stops a poll',
    file: 'src/services/shop/parse-time.ts',
    find: 'const moment = new Date(hasZone ? text : Number.NaN);\n  return moment.getTime() >= DAY_SECONDS * 1000 ?',
    replace:
      'const moment = new Date(hasZone ? text : Number.NaN);\n  return !(moment.getTime() < DAY_SECONDS * 1000) ?',
    scenario: 'polling',
    seed: 55,
    breaks: 'failed',
  },
  {
    rule: 'A change goes over a kept connection of any age',
    file: POOL,
    find: 'return socket.idleAtMost(Date.now()) < this.#keptFor - MARGIN;',
    replace: 'return socket.idleAtMost(Date.now()) < Number.POSITIVE_INFINITY;',
    scenario: 'sockets',
    seed: 2,
    breaks: 'unclear',
  },
  {
    rule: 'The age of a kept connection counts from when its last response was read',
    file: POOL,
    find: 'return socket.idleAtMost(Date.now())',
    replace: 'return socket.idleFor(Date.now())',
    scenario: 'sockets',
    seed: 206356825,
    breaks: 'unclear',
  },
  {
    rule: 'A change goes over a kept connection of a host of which nothing is known',
    file: POOL,
    find: 'const SETTLING = 25;',
    replace: 'const SETTLING = 0;',
    scenario: 'sockets',
    seed: 14,
    breaks: 'unclear',
  },
  {
    rule: 'A change on a broken connection is sent again',
    file: TRANSPORT,
    find: 'if (isCut && isSafe && socket.brokeUnanswered)',
    replace: 'if (isCut && socket.brokeUnanswered)',
    scenario: 'sockets',
    seed: 5,
    breaks: 'again',
  },
  {
    rule: 'A read on a kept connection that broke is not sent again',
    file: TRANSPORT,
    find: 'if (isCut && isSafe && socket.brokeUnanswered)',
    replace: 'if (isCut && isSafe && !socket.brokeUnanswered)',
    scenario: 'sockets',
    seed: 2,
    breaks: 'unread',
  },
];
