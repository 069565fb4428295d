import type { Connection } from './account.ts';
import type { Action, Field } from './definition.ts';
import type { Dependencies, Summary } from './dependencies.ts';
import { errorsOf, type FieldErrors, NO_ERRORS } from './field-errors.ts';
import type { StepError } from './handler.ts';
import type { StepResult } from './mapping.ts';
import type { ZapHistory } from './runner.ts';
import type { BuildError } from './source.ts';
import { summaryOf } from './summary.ts';
import type { Memory, StepRun, Workspace } from './workspace.ts';
import type { Zap } from './zap.ts';
import type { StepState, ZapState } from './zap-state.ts';
import type { Run } from './zapier-app.ts';

/** How far a step is. */
export type StepStatus = 'new' | 'untested' | 'changed' | 'good' | 'warn' | 'bad';

/** A step as its card shows it. */
export interface StepView {
  state: StepState;
  number: number;
  action: Action | undefined;
  account: Connection | undefined;
  status: StepStatus;
  /** What its last test came to. */
  summary: Summary | undefined;
  run: StepRun | undefined;
  /** Whether something was changed after its last test. */
  isChanged: boolean;
}

/** The step that is open, with everything that its three parts show. */
export interface OpenStep extends StepView {
  isReady: boolean;
  form: Run<Field[]>;
  errors: FieldErrors;
  /** What earlier steps give to it. */
  results: StepResult[];
  /** How many of its fields an earlier step has a value of the same name for. */
  matches: number;
}

/** Everything that a page shows. */
export interface PageView {
  zap: ZapState;
  steps: StepView[];
  open: OpenStep;
  connections: Connection[];
  /** Why the last attempt to connect failed. */
  connectError: StepError | undefined;
  buildError: BuildError | undefined;
  /** What the Zap did since it was turned on; `undefined` if it never was. */
  history: ZapHistory | undefined;
  /** Whether the Zap could be turned on. */
  canTurnOn: boolean;
  /** Whether a step was changed since it was. */
  isOutdated: boolean;
  /** The place of a step, by its id. */
  numberOf: (step: number) => number;
  /** The id of what the next key goes to. */
  focus: string | undefined;
  message: string;
}

/** What a page is drawn from. */
interface Drawn {
  memory: Memory;
  zap: Zap;
  history: ZapHistory | undefined;
  workspace: Workspace;
  summarize: Dependencies['summarize'];
  buildError: BuildError | undefined;
  message: string;
  focus?: string;
}

/** Gathers everything that a page shows. */
export async function pageViewOf(drawn: Drawn): Promise<PageView> {
  const { memory, zap, history, workspace, buildError, message, focus } = drawn;
  const steps = zap.steps.map((state) => stepViewOf(drawn, state));
  const open = steps.find(({ state }) => state.id === memory.zap.open) ?? steps[0];
  if (open === undefined) throw new Error('A Zap has one step at least.');
  return {
    zap: memory.zap,
    steps,
    open: await openStepOf(zap, open),
    connections: workspace.connections,
    connectError: memory.connectError,
    buildError,
    history,
    canTurnOn: zap.whyNotOn() === undefined,
    isOutdated: memory.turnedOn !== undefined && memory.turnedOn !== zap.fingerprint,
    numberOf: (step) => zap.numberOf(step),
    focus,
    message,
  };
}

/** A result of a source that cannot be built any more is shown no longer. */
function stepViewOf({ zap, workspace, summarize, buildError }: Drawn, state: StepState): StepView {
  const action = zap.actionOf(state);
  const account = workspace.connection(state.connection);
  const run = buildError ? undefined : zap.runOf(state);
  const isChanged = run !== undefined && zap.isChanged(state);
  const summary = run && action && summaryOf(action, run, summarize);
  return {
    state,
    number: zap.numberOf(state.id),
    action,
    account,
    run,
    isChanged,
    summary,
    status: statusOf(action !== undefined && account !== undefined, isChanged, summary),
  };
}

function statusOf(isReady: boolean, isChanged: boolean, summary: Summary | undefined): StepStatus {
  if (!isReady) return 'new';
  if (summary === undefined) return 'untested';
  return isChanged ? 'changed' : summary.tone;
}

/** The form is asked for only where it is shown. */
async function openStepOf(zap: Zap, view: StepView): Promise<OpenStep> {
  const ready = zap.ready(view.state);
  const shown = view.state.tab === 'configure' ? ready : undefined;
  return {
    ...view,
    isReady: ready !== undefined,
    form: shown ? await zap.form(shown) : { exchanges: [] },
    errors: view.isChanged ? NO_ERRORS : errorsOf(view.run),
    results: zap.results(view.state),
    matches: shown ? (await zap.matches(shown)).length : 0,
  };
}
