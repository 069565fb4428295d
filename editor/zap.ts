import type { Connection } from './account.ts';
import { type Action, actionsOf, type Field } from './definition.ts';
import { type Dependencies, environmentOf, type Summary } from './dependencies.ts';
import { inputDataOf } from './input-data.ts';
import { mappables, resolved, type StepResult } from './mapping.ts';
import type { RunnableStep } from './runner.ts';
import { summaryOf } from './summary.ts';
import { leaves } from './tree.ts';
import type { Memory, StepRun, Workspace } from './workspace.ts';
import type { StepState } from './zap-state.ts';
import type { Bundle, Environment, Run, ZapierApp } from './zapier-app.ts';

/** A step whose action and account are chosen. */
export interface ReadyStep {
  state: StepState;
  action: Action;
  account: Connection;
  environment: Environment;
}

/** The steps of a page, and what can be done with them. */
export class Zap {
  readonly #app: ZapierApp;
  readonly #dependencies: Dependencies;
  readonly #workspace: Workspace;
  readonly #memory: Memory;
  readonly #actions: readonly Action[];

  constructor(app: ZapierApp, dependencies: Dependencies, workspace: Workspace, memory: Memory) {
    this.#app = app;
    this.#dependencies = dependencies;
    this.#workspace = workspace;
    this.#memory = memory;
    this.#actions = actionsOf(app.definition);
  }

  get steps(): readonly StepState[] {
    return this.#memory.zap.steps;
  }

  /** The place of a step, from 1 on. */
  numberOf(id: number): number {
    return this.steps.findIndex((step) => step.id === id) + 1;
  }

  actionOf({ action }: StepState): Action | undefined {
    return this.#actions.find(({ id }) => id === action);
  }

  /** The trigger that fills a drop-down. */
  source(key: string): Action | undefined {
    return this.#actions.find(({ id }) => id === `triggers.${key}`);
  }

  ready(state: StepState): ReadyStep | undefined {
    const action = this.actionOf(state);
    const account = this.#workspace.connection(state.connection);
    if (action === undefined || account === undefined) return undefined;
    return { state, action, account, environment: environmentOf(this.#dependencies, account.isSandbox) };
  }

  /** The last test of a step. */
  runOf({ id }: StepState): StepRun | undefined {
    return this.#memory.runs.get(id);
  }

  /** Whether a step, or the app, was changed after its last test. */
  isChanged(state: StepState): boolean {
    return this.runOf(state)?.fingerprint !== this.#fingerprint(state);
  }

  /** The fields of a step's form. What is filled in from the start counts as chosen. */
  async form({ state, action, account, environment }: ReadyStep): Promise<Run<Field[]>> {
    const results = this.results(state);
    const chosen = Object.fromEntries(
      leaves(state.values)
        .filter(([path, text]) => text !== '' && !path.includes('/'))
        .map(([path, text]) => [path, resolved(text, results)]),
    );
    const formFor = (inputData: Record<string, unknown>) =>
      this.#app.fields(action, 'inputFields', { authData: account.authData, inputData }, environment);
    const form = await formFor(chosen);
    const preset = Object.fromEntries(
      (form.result ?? [])
        .filter(({ key, altersDynamicFields }) => altersDynamicFields && !Object.hasOwn(chosen, key))
        .flatMap((field) => (field.default === undefined ? [] : [[field.key, field.default]])),
    );
    return Object.keys(preset).length === 0 ? form : formFor({ ...preset, ...chosen });
  }

  /** Runs a step. Nothing is made of the sample of an earlier step that was run and gave nothing. */
  async test(step: ReadyStep, meta: Readonly<Record<string, unknown>>): Promise<Summary> {
    const { state, action, account, environment } = step;
    const idle = this.#before(state).find(
      (earlier) => this.runOf(earlier)?.result?.length === 0 && !earlier.mayFindNothing,
    );
    if (idle !== undefined)
      return {
        tone: 'warn',
        text: `Step ${this.numberOf(state.id)} was not run: step ${this.numberOf(idle.id)} has nothing to give to it.`,
      };
    const failed = this.#before(state).find((earlier) => this.runOf(earlier)?.error !== undefined);
    if (failed !== undefined)
      return {
        tone: 'warn',
        text: `Step ${this.numberOf(state.id)} was not run: step ${this.numberOf(failed.id)} failed.`,
      };
    const { fields, bundle } = await this.#bundle(step);
    const run = await this.#app.perform(action, { ...bundle, meta }, environment);
    const outputFields = await this.#outputFields(step, bundle);
    state.record = 0;
    this.#memory.runs.set(state.id, {
      ...run,
      connection: account,
      inputFields: fields,
      inputData: bundle.inputData,
      outputFields,
      fingerprint: this.#fingerprint(state),
    });
    return summaryOf(action, run, this.#dependencies.summarize);
  }

  /** Why the Zap cannot be turned on, as the end of a sentence. */
  whyNotOn(): string | undefined {
    const steps = this.steps.map((state) => this.ready(state));
    const missing = steps.indexOf(undefined) + 1;
    if (missing > 0) return `step ${missing} is not set up`;
    if (steps[0]?.action.kind !== 'triggers') return 'it does not begin with a trigger';
    if (steps.length === 1) return 'it has no step after the trigger';
    const real = steps.findIndex((step) => step?.account.isSandbox === false) + 1;
    return real > 0 ? `step ${real} has a real account, and Zaps run in the sandbox only` : undefined;
  }

  /** The steps with everything that they need to run. */
  runnable(): Promise<RunnableStep[]> {
    const ready = this.steps.flatMap((state) => this.ready(state) ?? []);
    return Promise.all(
      ready.map(async (step) => {
        const { state, action, account } = step;
        const { fields, bundle } = await this.#bundle(step);
        return {
          id: state.id,
          action,
          account,
          inputFields: fields,
          outputFields: await this.#outputFields(step, bundle),
          values: structuredClone(state.values),
          mayFindNothing: state.mayFindNothing,
        };
      }),
    );
  }

  /** Tells one state of the steps from another. */
  get fingerprint(): string {
    return this.steps.map((state) => this.#fingerprint(state)).join();
  }

  /** One page of what fills a drop-down. */
  async choices(step: ReadyStep, source: Action, page: number): Promise<Run<Record<string, unknown>[]>> {
    const { bundle } = await this.#bundle(step);
    const meta = { page, isFillingDynamicDropdown: true };
    return this.#app.perform(source, { ...bundle, meta }, step.environment);
  }

  /** What the steps before this one give to it. */
  results(state: StepState): StepResult[] {
    return this.#before(state).flatMap((earlier) => {
      const action = this.actionOf(earlier);
      if (action === undefined) return [];
      const run = this.runOf(earlier);
      const nothing = run?.result?.length === 0 && earlier.mayFindNothing ? {} : undefined;
      const record = run?.result?.[earlier.record] ?? nothing ?? action.operation.sample;
      return [{ step: earlier.id, fields: run?.outputFields ?? [], record }];
    });
  }

  /** The same with the fields of steps that were not tested yet, too. */
  async offers(state: StepState): Promise<(StepResult & { isSample: boolean })[]> {
    const results = this.results(state);
    return Promise.all(
      results.map(async (result) => {
        const earlier = this.steps.find(({ id }) => id === result.step);
        const run = earlier && this.runOf(earlier);
        const ready = earlier && this.ready(earlier);
        const isSample = run?.result?.[0] === undefined;
        if (run !== undefined || ready === undefined) return { ...result, isSample };
        const { bundle } = await this.#bundle(ready);
        return { ...result, fields: await this.#outputFields(ready, bundle), isSample };
      }),
    );
  }

  /** The fields of a form that an earlier step has a value of the same name for, and that value. */
  async matches(step: ReadyStep): Promise<{ path: string; token: string }[]> {
    const { result: fields = [] } = await this.form(step);
    const values = (await this.offers(step.state)).reverse().flatMap(mappables);
    const tokenFor = (key: string, label: string | undefined, group = ''): string | undefined => {
      const inGroup = values.filter(
        ({ path }) => path.startsWith(group) && (group !== '' || !path.includes('[]')),
      );
      const found =
        inGroup.find(({ path }) => path === group + key) ??
        inGroup.find((value) => label !== undefined && value.label === label);
      return found?.example === '' ? undefined : found?.token;
    };
    const isFree = (path: string) =>
      !leaves(step.state.values).some(([at, text]) => at.startsWith(path) && text !== '');
    return fields.flatMap(({ key, label, children, type, choices, default: preset }) => {
      if (!isFree(key) || type === 'copy' || choices !== undefined || preset !== undefined) return [];
      const found = children
        ? children.map((child) => ({
            path: `${key}/0/${child.key}`,
            token: tokenFor(child.key, child.label, `${key}[].`),
          }))
        : [{ path: key, token: tokenFor(key, label) }];
      return found.flatMap(({ path, token }) => (token === undefined ? [] : [{ path, token }]));
    });
  }

  #before({ id }: StepState): StepState[] {
    return this.steps.slice(0, this.numberOf(id) - 1);
  }

  async #bundle(step: ReadyStep) {
    const { result: fields = [] } = await this.form(step);
    const results = this.results(step.state);
    const inputData = inputDataOf(fields, step.state.values, (text) => resolved(text, results));
    return { fields, bundle: { authData: step.account.authData, inputData } };
  }

  async #outputFields({ action, environment }: ReadyStep, bundle: Bundle): Promise<Field[]> {
    const { result = [] } = await this.#app.fields(action, 'outputFields', bundle, environment);
    return result;
  }

  #fingerprint({ action, connection, values, mayFindNothing }: StepState): string {
    return JSON.stringify([
      action,
      connection,
      mayFindNothing,
      leaves(values).filter(([, text]) => text),
      this.#app.build,
    ]);
  }
}
