import * as zod from 'zod/mini';

const VALUES = zod.record(zod.string(), zod.unknown());
const STEP = zod.object({ action: zod.string(), values: VALUES });

/**
 * What a language model answered to a request: the steps to run, or a question. In a value of a later step `{{1.order_number}}` stands
 * for what the first one returned.
 */
const ANSWER = zod.union([
  zod.object({ case: zod.string(), ask: zod.string() }),
  zod.object({ case: zod.string(), steps: zod.array(STEP) }),
  zod.pipe(
    zod.object({ case: zod.string(), ...STEP.shape }),
    zod.transform(({ case: id, ...step }) => ({ case: id, steps: [step] })),
  ),
]);
export type ModelAnswer = zod.output<typeof ANSWER>;
export type FilledForm = zod.output<typeof STEP>;

/** The answers of a model, as it gave them. */
export const ANSWERS = zod.array(ANSWER);
