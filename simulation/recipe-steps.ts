import {
  asText,
  FIELDS,
  type Field,
  inputDataOf,
  RECORDS,
  resolved,
  type StepResult,
  treeOf,
} from '../editor/index.ts';
import type { Mapping } from '../recipes/recipe.ts';
import type { Calls } from './zapier/calls.ts';
import type { Polled } from './zapier/polling-zap.ts';
import type { Step, StepRun, Steps } from './zapier/steps.ts';

/** A step after the trigger. It returns what the steps after it run for, one by one; with nothing, the Zap ends there. */
export type RunStep = (results: readonly StepResult[]) => Promise<readonly Polled[]>;

/** Runs the steps of a Zap for one record of its trigger. */
export async function goThrough(record: Polled, steps: readonly RunStep[]): Promise<void> {
  await goOn([{ step: 1, fields: [], record }]);

  async function goOn(results: readonly StepResult[]): Promise<void> {
    const step = steps[results.length - 1];
    if (step === undefined) return;
    for (const given of await step(results)) {
      await goOn([...results, { step: results.length + 1, fields: [], record: given }]);
    }
  }
}

/**
 * A step of the app, with its form filled in.
 *
 * @param history takes its runs
 */
export const appStep =
  (
    zapier: { calls: Calls; steps: Steps },
    step: Omit<Step, 'inputData'>,
    mapping: Mapping,
    history: StepRun[],
  ): RunStep =>
  async (results) => {
    const form = await formOf(zapier.calls, step);
    const texts = Object.entries(mapping).map(([path, text]) => [path.replace('[].', '/0/'), text] as const);
    const inputData = inputDataOf(form, treeOf(texts, ''), (text) => resolved(text, results));
    const run = zapier.steps.begin({ ...step, inputData });
    history.push(run);
    await run.finished;
    return recordsOf(run);
  };

/** A step of another app: takes what it is given, and returns its sample. */
export const otherStep =
  (sample: Polled, mapping: Mapping, take: (values: Polled) => void): RunStep =>
  async (results) => {
    take(filledIn(mapping, results));
    return [sample];
  };

/** Filter by Zapier: goes on only with this value. */
export const filterStep =
  (value: string, is: string): RunStep =>
  async (results) =>
    asText(resolved(value, results)) === is ? [{}] : [];

/** Looping by Zapier: the steps after it run once for each row of these columns. */
export const loopStep =
  (columns: Mapping): RunStep =>
  async (results) =>
    rowsOf(filledIn(columns, results));

/** The form of a "Find or Create" has the fields of both. */
async function formOf(calls: Calls, { connection, action, search }: Omit<Step, 'inputData'>) {
  const fields = new Map<string, Field>();
  for (const key of [...(search ? [search] : []), action]) {
    const ending = await calls.call(connection, `${key}.operation.inputFields`, {});
    if (ending.kind !== 'success') throw new Error(`${key} has no form: ${JSON.stringify(ending)}`);
    for (const field of FIELDS.parse(ending.results)) fields.set(field.key, field);
  }
  return [...fields.values()];
}

/** What a step gives to later ones: of what a search has found, the first. */
function recordsOf({ tries }: StepRun): readonly Polled[] {
  const ending = tries.at(-1)?.ending;
  if (ending?.kind !== 'success') return [];
  return RECORDS.parse(ending.results).slice(0, 1);
}

const filledIn = (mapping: Mapping, results: readonly StepResult[]): Polled =>
  Object.fromEntries(Object.entries(mapping).map(([name, text]) => [name, resolved(text, results)]));

function rowsOf(columns: Polled): Polled[] {
  const lists = Object.entries(columns).map(
    ([name, list]) => [name, Array.isArray(list) ? list : []] as const,
  );
  const length = Math.max(...lists.map(([, list]) => list.length));
  return Array.from({ length }, (_, index) =>
    Object.fromEntries(lists.map(([name, list]) => [name, list[index]])),
  );
}
