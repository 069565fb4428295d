/** What a request is for, in the words that an error message needs. */
export interface Attempt {
  /** The service's name, e.g. `InfluencerSoft`. */
  service: string;
  /** `The order was not created`, to be followed by a colon and the reason. */
  failed: string;
  /**
   * Only for a request that changes something: `whether the order was created` and how to find out before the step is
   * replayed.
   */
  change?: { whether: string; check: string };
  /** What follows a refusal for being busy, where Zapier does not try again by itself. */
  again?: string;
}

/** Creating an order: the one thing that must never happen twice by accident. */
export const creating = (service: string, whose: string | undefined): Attempt => ({
  service,
  failed: 'The order was not created',
  change: {
    whether: 'whether the order was created',
    check: `Look in ${service} for ${whose ? `a new order of ${whose}` : 'the new order'} before you replay this step, or it may be there twice.`,
  },
});

/** Creating an order under a number that can exist only once, so that trying again is safe. */
export const creatingNumbered = (service: string, number: string): Attempt => ({
  service,
  failed: `Order ${number} was not created`,
  change: {
    whether: `whether order ${number} was created`,
    check: `Look for it in ${service}; replaying this step cannot make it twice.`,
  },
});

export const updating = (service: string, number: string): Attempt => ({
  service,
  failed: `Order ${number} was not updated`,
  change: {
    whether: `whether order ${number} was updated`,
    check: `Look at it in ${service}; replaying this step sets the same once more.`,
  },
});

export const deleting = (service: string, number: string): Attempt => ({
  service,
  failed: `Order ${number} was not deleted`,
  change: {
    whether: `whether order ${number} was deleted`,
    check: `Look for it in ${service}; replaying this step cannot delete anything else.`,
  },
});

export const connecting = (service: string): Attempt => ({
  service,
  failed: `The connection to ${service} does not work`,
  again: 'Test it again in a few minutes.',
});

/** Asking for something, which changes nothing. */
export const reading = (service: string, what: string): Attempt => ({
  service,
  failed: `The ${what} could not be read`,
});
