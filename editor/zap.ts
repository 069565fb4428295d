import { type Action, actionsOf, type Field } from './definition.ts';
import { type Dependencies, environmentOf } from './dependencies.ts';
import { inputDataOf, type Resolve } from './input-data.ts';
import { type Mappable, mappables, resolved } from './mapping.ts';
import { type PageState, STEPS, type StepNumber } from './page.ts';
import { leaves } from './tree.ts';
import type { Connection, StepRun, Workspace } from './workspace.ts';
import type { Environment, Run, ZapierApp } from './zapier-app.ts';

/** A step whose action and account are chosen. */
export interface Step {
  number: StepNumber;
  action: Action;
  account: Connection;
  environment: Environment;
}

/** The steps of a page, and what can be done with them. */
export class Zap {
  readonly #app: ZapierApp;
  readonly #dependencies: Dependencies;
  readonly #workspace: Workspace;
  readonly #page: PageState;
  readonly #actions: readonly Action[];

  constructor(app: ZapierApp, dependencies: Dependencies, workspace: Workspace, page: PageState) {
    this.#app = app;
    this.#dependencies = dependencies;
    this.#workspace = workspace;
    this.#page = page;
    this.#actions = actionsOf(app.definition);
  }

  action(number: StepNumber): Action | undefined {
    return this.#actions.find(({ id }) => id === this.#page.steps[number].action);
  }

  /** The trigger that fills a drop-down. */
  source(key: string): Action | undefined {
    return this.#actions.find(({ id }) => id === `triggers.${key}`);
  }

  step(number: StepNumber): Step | undefined {
    const action = this.action(number);
    const account = this.#workspace.connection(this.#page.steps[number].connection);
    if (action === undefined || account === undefined) return undefined;
    return { number, action, account, environment: environmentOf(this.#dependencies, account.isSandbox) };
  }

  /** The last run of a step, unless it was of another action or account than are chosen now. */
  lastRun(number: StepNumber): StepRun | undefined {
    const run = this.#workspace.memory(this.#page.id).runs.get(number);
    const { action, connection } = this.#page.steps[number];
    return run?.action === action && run.connection.id === connection ? run : undefined;
  }

  /** The fields of a step's form. What is filled in from the start counts as chosen. */
  async form({ number, action, account, environment }: Step): Promise<Run<Field[]>> {
    const resolve = this.#resolve(number);
    const chosen = Object.fromEntries(
      leaves(this.#page.steps[number].values)
        .filter(([path, text]) => text !== '' && !path.includes('/'))
        .map(([path, text]) => [path, resolve(text)]),
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

  /** Runs a step. Nothing is made of the sample once step 1 was run and gave nothing. */
  async test(step: Step, meta: Readonly<Record<string, unknown>>): Promise<string> {
    const { number, action, account, environment } = step;
    if (number === 2 && this.lastRun(1) !== undefined && !this.hasResult)
      return 'Step 2 was not run: step 1 has nothing to give to it.';
    const bundle = { ...(await this.#bundle(step)), meta };
    const run = await this.#app.perform(action, bundle, environment);
    const { result: outputFields = [] } = await this.#app.fields(action, 'outputFields', bundle, environment);
    const done = { ...run, action: action.id, connection: account, outputFields };
    this.#workspace.memory(this.#page.id).runs.set(number, done);
    if (run.failure) return run.failure.message.split('\n')[0] ?? '';
    return run.result?.length === 0 ? 'Nothing was found.' : `Step ${number} worked.`;
  }

  /** Runs step 1, and step 2 with the first result of it. */
  async run(): Promise<string> {
    const steps = STEPS.map((number) => this.step(number));
    const missing = steps.indexOf(undefined) + 1;
    if (missing > 0) return `Nothing was run: choose the action and the account of step ${missing}.`;
    this.#workspace.memory(this.#page.id).runs.delete(2);
    const messages: string[] = [];
    for (const step of steps) if (step) messages.push(await this.test(step, {}));
    return messages.join(' ');
  }

  /** One page of what fills a drop-down. */
  async choices(step: Step, source: Action, page: number): Promise<Run<Record<string, unknown>[]>> {
    const meta = { page, isFillingDynamicDropdown: true };
    return this.#app.perform(source, { ...(await this.#bundle(step)), meta }, step.environment);
  }

  /** What step 1 offers: its last result, or its sample as long as there is none. What has no value comes last. */
  async mappables(): Promise<Mappable[]> {
    const step = this.step(1);
    if (step === undefined) return [];
    const { result: fields = [] } = await this.#app.fields(
      step.action,
      'outputFields',
      await this.#bundle(step),
      step.environment,
    );
    const all = mappables(fields, this.#firstResult(step.action));
    return [...all.filter(({ example }) => example !== ''), ...all.filter(({ example }) => example === '')];
  }

  async #bundle(step: Step) {
    const { result: fields = [] } = await this.form(step);
    const { values } = this.#page.steps[step.number];
    return {
      authData: step.account.authData,
      inputData: inputDataOf(fields, values, this.#resolve(step.number)),
    };
  }

  #resolve(number: StepNumber): Resolve {
    const action = this.action(1);
    return number === 1 || action === undefined
      ? (text) => text
      : (text) => resolved(text, this.#firstResult(action));
  }

  /** Whether step 1 has a result of its own, and not only the sample of its action. */
  get hasResult(): boolean {
    return this.lastRun(1)?.result?.[0] !== undefined;
  }

  #firstResult(action: Action): Record<string, unknown> {
    return this.lastRun(1)?.result?.[0] ?? action.operation.sample;
  }
}
