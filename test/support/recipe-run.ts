import { asText, type Field, inputDataOf, resolved, type StepResult, treeOf } from '../../editor/index.ts';
import type { Event, Mapping, OtherStep, OwnStep, Recipe, Step, Values } from '../../recipes/recipe.ts';
import { type ActionKey, CONNECTIONS, fieldsShown, perform } from './app.ts';

/** What has come of a run of a Zap. */
export interface RecipeRun {
  /** What steps of other apps got, in order. */
  sent: { event: string; fields: Values }[];
  /** Runs the last step again, as a replay from the Zap's history does. */
  replay(): Promise<unknown>;
}

/**
 * Runs a recipe once: turns it on, lets its example happen and runs each step with the values of the ones before.
 *
 * @param values takes the place of values of the first step, if that is one of another app
 */
export async function runRecipe(recipe: Recipe, values: Values = {}): Promise<RecipeRun> {
  const [trigger, ...steps] = recipe.steps;
  const { before, event } = recipe.example ?? {};
  const sent: RecipeRun['sent'] = [];
  let last = async (): Promise<unknown> => undefined;

  async function runFrom(index: number, results: readonly StepResult[]): Promise<void> {
    const step = steps[index];
    if (step === undefined) return;
    for (const record of await runStep(step, results)) {
      await runFrom(index + 1, [...results, { step: index + 2, fields: [], record }]);
    }
  }

  async function runStep(step: Step, results: readonly StepResult[]): Promise<readonly Values[]> {
    switch (step.kind) {
      case 'filter':
        return asText(resolved(step.value, results)) === step.is ? [{}] : [];
      case 'loop':
        return rowsOf(mapped(step.fields, results));
      case 'other':
        last = async () => sent.push({ event: step.event, fields: mapped(step.fields ?? {}, results) });
        await last();
        return [step.sample];
      default: {
        last = () => runOwn(step, results);
        return [await last()].flat() as Values[];
      }
    }
  }

  if (before) await cause(before);
  for (const record of await triggered(trigger, event, values)) {
    await runFrom(0, [{ step: 1, fields: [], record }]);
  }
  return { sent, replay: () => last() };
}

/** The records that start a Zap. */
async function triggered(
  trigger: Step,
  event: Event | undefined,
  values: Values,
): Promise<readonly Values[]> {
  if (isOther(trigger)) return [{ ...trigger.sample, ...values }];
  if (trigger.kind !== 'trigger' || event === undefined) throw new Error('The Zap has no trigger.');
  const { account, action, fields } = trigger;
  const poll = async (meta = {}) =>
    (await perform(action as ActionKey, CONNECTIONS[account], fields, meta)) as Values[];
  const seen = new Set((await poll({ isPopulatingDedupe: true })).map(({ id }) => id));
  await cause(event);
  return (await poll()).filter(({ id }) => !seen.has(id));
}

const isOther = (step: Step): step is OtherStep => step.kind === 'other';

const cause = ({ account, action, input }: Event) => perform(action, CONNECTIONS[account], input);

async function runOwn(
  { kind, account, action, fields }: OwnStep,
  results: readonly StepResult[],
): Promise<unknown> {
  const runAction = async (key: ActionKey) => {
    const form = (await fieldsShown(key, 'inputFields', CONNECTIONS[account])) as unknown as Field[];
    const texts = Object.entries(fields).map(([path, text]) => [path.replace('[].', '/0/'), text] as const);
    const inputData = inputDataOf(form, treeOf(texts, ''), (text) => resolved(text, results));
    return perform(key, CONNECTIONS[account], inputData);
  };
  const done = await runAction(action as ActionKey);
  const isMissing = kind === 'find_or_create' && Array.isArray(done) && done.length === 0;
  return isMissing ? runAction('create_order') : done;
}

const mapped = (fields: Mapping, results: readonly StepResult[]): Values =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, resolved(text, results)]));

/** The rows of columns. */
function rowsOf(columns: Values): Values[] {
  const lists = Object.entries(columns).map(
    ([name, list]) => [name, Array.isArray(list) ? list : []] as const,
  );
  const length = Math.max(...lists.map(([, list]) => list.length));
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(lists.map(([name, list]) => [name, list[index]])),
  );
}
