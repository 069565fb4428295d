import type { RunnableStep, RunRecord, StepError, ZapHistory } from '../../../editor/index.ts';
import type { Ending } from '../../../simulation/zapier/machines.ts';
import type { Poll } from '../../../simulation/zapier/polling-zap.ts';
import type { StepRun } from '../../../simulation/zapier/steps.ts';
import { resultsOf, type ZapRun } from '../../../simulation/zapier/zap.ts';
import type { Wires } from './wires.ts';

/** What Zapier's machinery did, as the page shows it. */

export const pollRecordOf = (
  { began, told, ending }: Poll,
  isFirst: boolean,
): NonNullable<ZapHistory['lastPoll']> => ({
  at: began,
  isFirst,
  told: told.length,
  ...errorIn(ending),
});

/** @param steps the trigger, and those that the run goes through */
export function runRecordOf(
  id: number,
  run: ZapRun,
  steps: readonly RunnableStep[],
  wires: Wires,
): RunRecord {
  return {
    id,
    began: run.began,
    status: run.status,
    due: run.stepRuns.at(-1)?.due,
    steps: steps.flatMap((step, index) => {
      if (index === 0) return [{ step, inputData: {}, result: [{ ...run.record }], tries: [] }];
      const stepRun = run.stepRuns[index - 1];
      return stepRun ? [stepRecordOf(step, stepRun, wires)] : [];
    }),
  };
}

const stepRecordOf = (step: RunnableStep, run: StepRun, wires: Wires): RunRecord['steps'][number] => ({
  step,
  inputData: run.step.inputData,
  result: resultsOf(run).map((record) => ({ ...record })),
  tries: run.tries.map(({ cause, began, ended, ending, incidents }) => ({
    cause,
    began,
    ended,
    exchanges: wires.of(incidents),
    ...errorIn(ending),
  })),
});

function errorIn(ending: Ending): { error?: StepError } {
  const error = stepErrorOf(ending);
  return error ? { error } : {};
}

/** What Zapier says of a step that did not end well. */
export function stepErrorOf(ending: Ending): StepError | undefined {
  switch (ending.kind) {
    case 'success':
      return undefined;
    case 'error':
      return { name: ending.name, message: ending.message };
    case 'timeout':
      return { name: 'Error', message: 'The step took longer than 30 seconds.' };
    case 'crash':
      return { name: 'Error', message: 'The process of the step ended.' };
  }
}
