import type { StepContext } from '../contract/step-context.ts';
import { ServiceError } from '../http/errors.ts';
import { Attempt } from './attempt.ts';

/** A change that a service refuses to make twice. */
interface Change<Answer> {
  /** Identifies the change: the account, the action, the checked input. */
  of: readonly unknown[];
  /** Sends it, once. */
  send(): Promise<Answer>;
  /**
   * Returns whether it is in place.
   *
   * @param isSaid whether the service has just said that it is
   */
  isMade(isSaid: boolean): Promise<boolean>;
}

/**
 * Makes a change that a service refuses to make twice. After an unclear outcome this looks at once whether the change was
 * made. That the service has made it before is a success if an earlier run may have been the one that did it.
 *
 * @returns the answer; or if there is none, whether an earlier run made the change: `undefined` if it may have been either
 * @throws {ServiceError} for every way of not succeeding
 */
export async function changeOnce<Answer>(
  step: StepContext,
  { of, send, isMade }: Change<Answer>,
): Promise<{ answer: Answer } | { answer?: undefined; wasMadeBefore: boolean | undefined }> {
  const attempt = await Attempt.begin(step.cache, of);
  try {
    const answer = await send();
    await attempt.end();
    return { answer };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const wasMadeBefore = error.category === 'already_done';
    const isOurs = wasMadeBefore ? attempt.earlierAt !== undefined : error.mayHaveHappened;
    const found = isOurs && step.secondsLeft() > 0 ? await answerTo(() => isMade(wasMadeBefore)) : undefined;
    if (found === true) {
      await attempt.end();
      return { wasMadeBefore: wasMadeBefore || attempt.earlierAt === undefined ? wasMadeBefore : undefined };
    }
    // A refusal says what came of this run, but only a look what came of an earlier one.
    const isSettled = attempt.earlierAt === undefined || found === false;
    if (!error.mayHaveHappened && isSettled) await attempt.end();
    throw error;
  }
}

/** Returns `undefined` if the service cannot be asked, which changes nothing. */
async function answerTo(ask: () => Promise<boolean>): Promise<boolean | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ServiceError) return undefined;
    throw error;
  }
}
