import type { ChangeContext, ReadContext } from '../http/error-context.ts';

/**
 * Creating an order: the one thing that must never happen twice by accident.
 *
 * @param isMarked whether a replay will know of this run, and look for the order before it creates one
 */
export const creating = (service: string, customer: string | undefined, isMarked = false): ChangeContext => ({
  kind: 'change',
  service,
  failed: 'The order was not created',
  whether: 'whether the order was created',
  check: isMarked
    ? 'Replay this step within half a day: it looks for the order first, and creates it only if it is not there.'
    : `Look in ${service} for ${customer ? `a new order of ${customer}` : 'the new order'} before you replay this step, or it may be there twice.`,
});

/** Looking for an order that an earlier run may have created, before this one does. */
export const lookingFirst = (service: string): ReadContext => ({
  kind: 'read',
  service,
  failed: 'It is not known whether an earlier run created the order, so this run did not',
});

/** Creating an order under a number that can exist only once, so that trying again is safe. */
export const creatingNumbered = (service: string, number: string): ChangeContext => ({
  kind: 'change',
  service,
  failed: `Order ${number} was not created`,
  whether: `whether order ${number} was created`,
  check: `Look for it in ${service}; replaying this step cannot make it twice.`,
});

/** Setting the status of an order, which comes to the same however often it is done. */
export const updating = (service: string, number: string): ChangeContext => ({
  kind: 'change',
  service,
  failed: `Order ${number} was not updated`,
  whether: `whether order ${number} was updated`,
  check: `Look at it in ${service}; replaying this step sets the same once more.`,
});

/** Looking at an order before it is updated: whatever goes wrong, it was not. */
export const lookingBeforeUpdate = (service: string, number: string): ReadContext => ({
  kind: 'read',
  service,
  failed: `Order ${number} was not updated`,
});

/** Deleting an order, which can be done only once. */
export const deleting = (service: string, number: string): ChangeContext => ({
  kind: 'change',
  service,
  failed: `Order ${number} was not deleted`,
  whether: `whether order ${number} was deleted`,
  check: `Look for it in ${service}; replaying this step cannot delete anything else.`,
});
