import type { AgentCase, Change, WantedValues } from './case.ts';
import type { SeenOrder, SeenOrders } from './seen-orders.ts';

/** What came of a request. */
export type CaseVerdict =
  | 'right'
  /** Always better than a guess, whether or not it was needed. */
  | 'asked back'
  /** The app said in a sentence what is wrong, so the user can mend it. */
  | 'refused'
  /** Something else happened than what was wanted, and nobody was told. */
  | 'wrong in silence';

/** What may not be in an order unless it was wanted. Anything else in it is nobody's loss. */
const WEIGHTY =
  /^(items|status|payment_status|fulfillment_status|email|coupon|tracking_number|\w+_at|details\..+)$/;

/**
 * Returns whether the orders became what was wanted. Only the services' own orders count, whatever a step returned.
 *
 * @param before the orders of all services, and `after` the same later
 */
export function isRight({ account, right }: AgentCase, before: SeenOrders, after: SeenOrders): boolean {
  if (right === 'ask') return false;
  const service = { influencersoft: 'InfluencerSoft', justclick: 'JustClick', aplaut: 'Aplaut' }[account];
  return [right].flat().some((change) => isChange(change, service, before, after));
}

function isChange(
  { added = [], changed = {}, removed = [] }: Change,
  service: string,
  before: SeenOrders,
  after: SeenOrders,
): boolean {
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const made = [...after].filter(([name]) => !before.has(name));
  const different = [...after].flatMap(([name, order]) => {
    const difference = differenceOf(before.get(name) ?? order, order);
    return Object.keys(difference).length > 0 ? [[name, difference] as const] : [];
  });
  return (
    isSame(
      gone,
      removed.map((number) => `${service} ${number}`),
    ) &&
    isSame(
      different.map(([name]) => name),
      Object.keys(changed).map((number) => `${service} ${number}`),
    ) &&
    different.every(([name, order]) => isWanted(order, changed[name.slice(service.length + 1)] ?? {})) &&
    made.length === added.length &&
    made.every(([name]) => name.startsWith(`${service} `)) &&
    added.every((wanted) =>
      made.some(([name, order]) => isWanted({ ...order, number: name.slice(service.length + 1) }, wanted)),
    )
  );
}

const isSame = (names: readonly string[], wanted: readonly string[]): boolean =>
  names.length === wanted.length && names.every((name) => wanted.includes(name));

/** Returns the values that an order has now and had not before; what is gone is an empty text. */
function differenceOf(before: SeenOrder, after: SeenOrder): SeenOrder {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key] ?? '']),
  );
}

function isWanted(order: SeenOrder, wanted: WantedValues): boolean {
  const unwanted = Object.keys(order).filter((key) => WEIGHTY.test(key) && !(key in wanted));
  return unwanted.length === 0 && Object.entries(wanted).every(([key, value]) => isValue(order[key], value));
}

function isValue(value: string | undefined, wanted: WantedValues[string]): boolean {
  if (typeof wanted === 'function') return wanted(value);
  if (value === undefined) return false;
  return typeof wanted === 'string' ? value.toLowerCase() === wanted.toLowerCase() : wanted.test(value);
}
