/** What a request is for, in the words that an error message needs. */
export interface ErrorContext {
  /** The service's name, such as `InfluencerSoft`. */
  service: string;
  /** `The order was not created`, to be followed by a colon and the reason. */
  failed: string;
  /**
   * Only for a request that changes something: `whether the order was created`, and how to find out before the step is
   * replayed.
   */
  change?: { whether: string; check: string };
  /** What to do if the service is busy; left out if Zapier tries again by itself. */
  busyAdvice?: string;
}

/**
 * Creating an order: the one thing that must never happen twice by accident.
 *
 * @param isMarked whether a replay will know of this run, and look for the order before it creates one
 */
export const creating = (service: string, customer: string | undefined, isMarked = false): ErrorContext => ({
  service,
  failed: 'The order was not created',
  change: {
    whether: 'whether the order was created',
    check: isMarked
      ? 'Replay this step within half a day: it looks for the order first, and creates it only if it is not there.'
      : `Look in ${service} for ${customer ? `a new order of ${customer}` : 'the new order'} before you replay this step, or it may be there twice.`,
  },
});

/** Looking for an order that an earlier run may have created, before this one does. */
export const lookingFirst = (service: string): ErrorContext => ({
  service,
  failed: 'It is not known whether an earlier run created the order, so this run did not',
});

/** Creating an order under a number that can exist only once, so that trying again is safe. */
export const creatingNumbered = (service: string, number: string): ErrorContext => ({
  service,
  failed: `Order ${number} was not created`,
  change: {
    whether: `whether order ${number} was created`,
    check: `Look for it in ${service}; replaying this step cannot make it twice.`,
  },
});

export const updating = (service: string, number: string): ErrorContext => ({
  service,
  failed: `Order ${number} was not updated`,
  change: {
    whether: `whether order ${number} was updated`,
    check: `Look at it in ${service}; replaying this step sets the same once more.`,
  },
});

export const deleting = (service: string, number: string): ErrorContext => ({
  service,
  failed: `Order ${number} was not deleted`,
  change: {
    whether: `whether order ${number} was deleted`,
    check: `Look for it in ${service}; replaying this step cannot delete anything else.`,
  },
});

/** Testing a connection, which Zapier does not repeat. */
export const connecting = (service: string): ErrorContext => ({
  service,
  failed: `The connection to ${service} does not work`,
  busyAdvice: 'Test it again in a few minutes.',
});

/** Reading something, which changes nothing. */
export const reading = (service: string, what: string): ErrorContext => ({
  service,
  failed: `The ${what} could not be read`,
});
