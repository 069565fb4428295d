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
  unclear: 'The order may or may not have been created',
  check: isMarked
    ? "Replay this step within half a day: it looks for the order first, and creates it only if it isn't there."
    : `Look in ${service} for ${customer ? `a new order of ${customer}` : 'the new order'} before you replay this step, or you may create a duplicate.`,
});

/** Looking for an order that an earlier run may have created, before this one does. */
export const lookingFirst = (service: string): ReadContext => ({
  kind: 'read',
  service,
  failed: 'An earlier run may already have created the order, so this run did not create it',
});

/** Creating an order under a number that can exist only once, so trying again is safe. */
export const creatingNumbered = (service: string, number: string): ChangeContext => ({
  kind: 'change',
  service,
  failed: `Order ${number} was not created`,
  unclear: `Order ${number} may or may not have been created`,
  check: `Look for it in ${service}; replaying is safe: it can't create a duplicate.`,
});

/** Setting the status of an order, which comes to the same however often it is done. */
export const updating = (service: string, number: string): ChangeContext => ({
  kind: 'change',
  service,
  failed: `Order ${number} was not updated`,
  unclear: `Order ${number} may or may not have been updated`,
  check: `Look at it in ${service}; replaying is safe: it sets the same values again.`,
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
  unclear: `Order ${number} may or may not have been deleted`,
  check: `Look for it in ${service}; replaying is safe: it can't delete anything else.`,
});
