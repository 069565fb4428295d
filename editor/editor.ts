import type { Connection } from './account.ts';
import { Accounts } from './accounts.ts';
import { type CommandResult, NOTHING } from './command-result.ts';
import type { ListRequest, PageCommand } from './commands.ts';
import { type Action, actionsOf } from './definition.ts';
import type { Dependencies, Summary } from './dependencies.ts';
import { countOf, errorsOf } from './field-errors.ts';
import { FOCUS, fieldId } from './ids.ts';
import { type List, listOf } from './list.ts';
import { type PageView, pageViewOf } from './page-view.ts';
import { takeOver } from './posted-form.ts';
import { carryOutRunning, historyOf } from './running.ts';
import type { BuildError } from './source.ts';
import { hasText } from './tree.ts';
import { type Memory, Workspace } from './workspace.ts';
import { Zap } from './zap.ts';
import type { StepState, ZapState } from './zap-state.ts';
import * as zapState from './zap-state.ts';
import type { ZapierApp } from './zapier-app.ts';

/** What the page can do. */
export class Editor {
  readonly app: ZapierApp;
  readonly dependencies: Dependencies;
  readonly #workspace = new Workspace();
  readonly #accounts: Accounts;

  constructor(app: ZapierApp, dependencies: Dependencies) {
    this.app = app;
    this.dependencies = dependencies;
    this.#accounts = new Accounts(app, dependencies, this.#workspace);
  }

  get actions(): Action[] {
    return actionsOf(this.app.definition);
  }

  /** Does what a button says, and returns the page after it. */
  async act(page: string, form: URLSearchParams, command: PageCommand): Promise<PageView> {
    const memory = this.#workspace.memory(page);
    takeOver(memory.zap, form);
    const buildError = await this.dependencies.renew(this.app);
    this.#dropLost(memory.zap);
    if (buildError !== undefined) return this.#view(memory, buildError, { message: '', focus: FOCUS.banner });
    const result = await this.#carryOut(memory, command);
    memory.message = result.message;
    return this.#view(memory, undefined, result);
  }

  /** Returns the page as it is. */
  async view(page: string): Promise<PageView> {
    const buildError = await this.dependencies.renew(this.app);
    const memory = this.#workspace.memory(page);
    this.#dropLost(memory.zap);
    return this.#view(memory, buildError);
  }

  /** Returns what can be chosen for a field. */
  async list(page: string, form: URLSearchParams, request: ListRequest): Promise<List> {
    const memory = this.#workspace.memory(page);
    takeOver(memory.zap, form);
    const zap = this.#zap(memory);
    const state = memory.zap.steps.find(({ id }) => id === request.step);
    const step = state && zap.ready(state);
    return step ? listOf(zap, step, request) : { sections: [], next: undefined };
  }

  async #carryOut(memory: Memory, command: PageCommand): Promise<CommandResult> {
    const { zap } = memory;
    const { accountKinds } = this.dependencies;
    const step = 'step' in command ? zap.steps.find(({ id }) => id === command.step) : undefined;
    switch (command.type) {
      case 'refresh':
        return { message: 'The fields are up to date.' };
      case 'show':
        zap.screen = command.screen;
        return { message: '', focus: FOCUS.screen };
      case 'open':
        return step ? this.#open(memory, step, command.tab) : NOTHING;
      case 'add_step':
        zapState.addStep(zap, command.after);
        Object.assign(zap, { screen: 'step', isConnecting: false });
        return { message: 'A step was added. Choose what it does.', focus: FOCUS.title };
      case 'remove_step':
        memory.runs.delete(command.step);
        zapState.removeStep(zap, command.step);
        zap.screen = 'zap';
        return { message: 'The step was removed.', focus: FOCUS.title };
      case 'change_action':
        if (step) Object.assign(step, { isPicking: true, tab: 'setup' });
        return { message: 'Choose what the step does.', focus: FOCUS.title };
      case 'pick':
        return step ? this.#pick(memory, step, command.action) : NOTHING;
      case 'choose_account':
        if (step) step.connection = command.connection;
        zap.isConnecting = false;
        return { message: 'The account was chosen.', focus: FOCUS.main };
      case 'add_account':
        Object.assign(zap, { isConnecting: !zap.isConnecting, accountForm: undefined });
        memory.connectError = undefined;
        return { message: '', focus: FOCUS.connect };
      case 'fill_in_account':
        zap.accountForm = { kind: command.kind, values: {} };
        memory.connectError = undefined;
        return { message: '', focus: FOCUS.account };
      case 'connect_sandbox': {
        const kind = accountKinds[command.kind];
        return kind ? this.#connected(memory, await this.#accounts.connectSandbox(memory, kind)) : NOTHING;
      }
      case 'connect': {
        const { kind, values } = zap.accountForm ?? { kind: -1, values: {} };
        const chosen = accountKinds[kind];
        if (chosen === undefined) return NOTHING;
        return this.#connected(memory, await this.#accounts.connectReal(memory, chosen, values));
      }
      case 'disconnect':
        this.#workspace.disconnect(command.connection);
        this.#dropLost(zap);
        return { message: 'The account was disconnected.', focus: FOCUS.title };
      case 'add_row':
        if (step === undefined) return NOTHING;
        return { message: 'Added.', focus: fieldId(zapState.addRowTo(step, command.at)) };
      case 'remove_row':
        if (step) zapState.removeRowFrom(step, command.at, command.row);
        return { message: 'Removed.', focus: fieldId(command.at, 'add') };
      case 'map_matching': {
        const ready = step && this.#zap(memory).ready(step);
        if (step === undefined || ready === undefined) return NOTHING;
        const matches = await this.#zap(memory).matches(ready);
        for (const { path, token } of matches) zapState.fill(step, path, token);
        this.#showFilled(step);
        return { message: `${matches.length} fields were mapped.`, focus: FOCUS.main };
      }
      case 'test':
        return step ? this.#test(memory, step) : NOTHING;
      case 'record':
        if (step) step.record = command.record;
        return { message: `Record ${command.record + 1} goes to the next steps.`, focus: FOCUS.record };
      case 'run':
        return this.#run(memory);
      default:
        return carryOutRunning(this.dependencies.runner, this.#zap(memory), memory, command);
    }
  }

  #open(memory: Memory, step: StepState, tab = step.tab): CommandResult {
    const isOther = memory.zap.open !== step.id;
    if (isOther) memory.zap.isConnecting = false;
    Object.assign(memory.zap, { open: step.id, screen: 'step' });
    step.tab = this.#zap(memory).ready(step) ? tab : 'setup';
    this.#showFilled(step);
    return { message: '', focus: isOther ? FOCUS.title : FOCUS.tab };
  }

  /** Most people go on with the account that they have connected last. */
  #pick({ zap }: Memory, step: StepState, action: string): CommandResult {
    zapState.pick(step, action);
    this.#showFilled(step);
    if (step.connection === '' && zap.steps.length === 1)
      step.connection = this.#workspace.connections.at(-1)?.id ?? '';
    zap.isConnecting = false;
    const label = this.actions.find(({ id }) => id === action)?.display.label ?? '';
    return { message: `${label} was chosen.`, focus: step.connection === '' ? FOCUS.connect : FOCUS.main };
  }

  #connected({ zap, connectError }: Memory, made: Connection | undefined): CommandResult {
    if (made === undefined) return { message: '', ...(connectError && { focus: FOCUS.connectError }) };
    Object.assign(zap, { isConnecting: false, accountForm: undefined });
    const step = zap.steps.find(({ id }) => id === zap.open);
    if (step) step.connection = made.id;
    return { message: `${made.label} was connected.`, focus: FOCUS.main };
  }

  async #test(memory: Memory, state: StepState): Promise<CommandResult> {
    const zap = this.#zap(memory);
    const step = zap.ready(state);
    if (step === undefined) return NOTHING;
    memory.zap.open = state.id;
    const { text } = await zap.test(step, { isLoadingSample: true });
    const errors = errorsOf(zap.runOf(state));
    const hasErrors = errors.at.size > 0;
    state.tab = hasErrors ? 'configure' : 'test';
    this.#showFilled(state);
    return hasErrors
      ? { message: countOf(errors), focus: FOCUS.errors }
      : { message: text, focus: FOCUS.result };
  }

  /** Runs all steps one after the other. Each takes the first record of those before it. */
  async #run(memory: Memory): Promise<CommandResult> {
    const zap = this.#zap(memory);
    const steps = zap.steps.map((state) => zap.ready(state));
    const missing = steps.indexOf(undefined) + 1;
    if (missing > 0) return { message: `Nothing was run: step ${missing} is not set up.` };
    memory.runs.clear();
    let last: Summary | undefined;
    for (const step of steps) {
      if (step === undefined) continue;
      last = await zap.test(step, {});
      memory.zap.open = step.state.id;
      step.state.tab = errorsOf(zap.runOf(step.state)).at.size > 0 ? 'configure' : 'test';
      this.#showFilled(step.state);
      if (last.tone === 'bad') break;
    }
    return { message: last?.text ?? '', focus: FOCUS.result };
  }

  /** An account may have been disconnected in this tab or in another. */
  #dropLost(zap: ZapState): void {
    for (const step of zap.steps)
      if (this.#workspace.connection(step.connection) === undefined)
        Object.assign(step, { connection: '', tab: 'setup' });
  }

  /** A field that is being filled in stays where it is; the next time, it is among those that are in use. */
  #showFilled(step: StepState): void {
    step.shown = Object.keys(step.values).filter((key) => hasText(step.values[key]));
  }

  async #view(
    memory: Memory,
    buildError: BuildError | undefined,
    result: CommandResult = NOTHING,
  ): Promise<PageView> {
    const { summarize, runner } = this.dependencies;
    const zap = this.#zap(memory);
    const history = await historyOf(runner, memory.zap, this.app.definition);
    return pageViewOf({ memory, zap, history, workspace: this.#workspace, summarize, buildError, ...result });
  }

  #zap(memory: Memory): Zap {
    return new Zap(this.app, this.dependencies, this.#workspace, memory);
  }
}
