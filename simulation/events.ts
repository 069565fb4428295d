/** The triggers that are judged. */
export const TRIGGERS = ['new_order', 'paid_order', 'order_status_changed', 'cancelled_order'] as const;
export type TriggerKey = (typeof TRIGGERS)[number];

/**
 * How soon a Zap has to be told of an event, by the notes in the forms: by the next poll, within a day, or perhaps never,
 * because a form says that such a thing is missed.
 */
export type Due = 'next' | 'day' | 'never';

/** Something that happened in a shop and that a trigger is about. */
export interface ShopEvent {
  trigger: TriggerKey;
  order: string;
  /** What a Zap is to be told of it once: the number of the order, and for a change its statuses. */
  key: string;
  /** When it happened, in milliseconds. */
  at: number;
  due: Due;
  /** When it was no longer so, because the order changed again or was deleted. */
  until: number;
}

/** Those that are about the status of an order. */
export const STATUS_TRIGGERS = TRIGGERS.filter((trigger) => trigger !== 'new_order');

/** All that happened in a shop. */
export class History {
  readonly events: ShopEvent[] = [];
  readonly #current = new Map<string, ShopEvent[]>();
  readonly #known = new Set<string>();

  /** @param order whose events may end */
  add(order: string, trigger: TriggerKey, key: string, due: Due): void {
    // What an order has been before triggers no second time.
    const isAgain = this.#known.has(`${trigger} ${key}`);
    this.#known.add(`${trigger} ${key}`);
    const event = {
      trigger,
      order,
      key,
      at: Date.now(),
      due: isAgain ? 'never' : due,
      until: Number.POSITIVE_INFINITY,
    };
    this.events.push(event);
    this.#current.set(order, [...(this.#current.get(order) ?? []), event]);
  }

  /** Notes what is so before anybody watches. */
  addKnown(trigger: TriggerKey, key: string): void {
    this.#known.add(`${trigger} ${key}`);
  }

  /** Ends what an order was in the eyes of some triggers. */
  end(order: string, triggers: readonly TriggerKey[]): void {
    for (const event of this.#current.get(order) ?? []) {
      if (triggers.includes(event.trigger)) event.until = Math.min(event.until, Date.now());
    }
  }

  /** Ends all that an order was. */
  endAll(order: string): void {
    this.end(order, TRIGGERS);
    this.#current.delete(order);
  }
}
