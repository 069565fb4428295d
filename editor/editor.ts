import { connect, fillIn, keepPasswords } from './connecting.ts';
import { type Action, actionsOf, type Field } from './definition.ts';
import type { Dependencies } from './dependencies.ts';
import { type ListView, listView } from './lists.ts';
import {
  addId,
  CONNECT_ID,
  CONNECTIONS_ID,
  type Command,
  fieldId,
  LIST_ID,
  type PageState,
  type StepNumber,
  type StepState,
  titleId,
} from './page.ts';
import { addRow, put, removeRow, textAt } from './tree.ts';
import { type Connection, type StepRun, Workspace } from './workspace.ts';
import { Zap } from './zap.ts';
import type { Run, ZapierApp } from './zapier-app.ts';

/** A step with everything that its form shows. */
export interface StepView extends StepState {
  number: StepNumber;
  picked: Action | undefined;
  isReady: boolean;
  form: Run<Field[]>;
  run: StepRun | undefined;
  /** Whether its fields can take values of step 1. */
  canMap: boolean;
  list: ListView | undefined;
}

export interface PageView extends Omit<PageState, 'steps'> {
  steps: StepView[];
  connections: Connection[];
  connecting: Run<unknown> | undefined;
  /** The id of what the next key is to go to. */
  focus: string | undefined;
}

/** What a command returns besides the page. */
export interface CommandResult {
  /** Shown on the page, and read out by a screen reader. */
  message: string;
  /** The id of what the next key is to go to, where it is not what was pressed. */
  focus?: string;
}

/** What the page can do. */
export class Editor {
  readonly app: ZapierApp;
  readonly dependencies: Dependencies;
  readonly #workspace = new Workspace();

  constructor(app: ZapierApp, dependencies: Dependencies) {
    this.app = app;
    this.dependencies = dependencies;
  }

  get actions(): Action[] {
    return actionsOf(this.app.definition);
  }

  /** Brings the app up to its source; gives a sentence if that cannot be. */
  renew(): Promise<string | undefined> {
    return this.dependencies.renew(this.app);
  }

  /** Does what a button says, which changes the page. */
  async act(page: PageState, command: Command): Promise<CommandResult> {
    const memory = this.#workspace.memory(page.id);
    keepPasswords(this.app, page, memory);
    const buildError = await this.renew();
    if (buildError !== undefined) return { message: buildError };
    this.#dropLost(page);
    const { open } = page;
    if (command.type !== 'refresh') page.open = undefined;
    switch (command.type) {
      case 'refresh':
        return { message: 'The form is up to date.' };
      case 'preset': {
        const preset = this.dependencies.presets[command.preset];
        if (preset === undefined) return { message: '' };
        fillIn(page, memory, preset);
        keepPasswords(this.app, page, memory);
        return { message: `Filled in for ${preset.title}.`, focus: CONNECT_ID };
      }
      case 'connect': {
        const made = await connect(this.app, this.dependencies, this.#workspace, page);
        if (made === undefined) return { message: memory.connecting?.failure?.message ?? '' };
        for (const step of Object.values(page.steps)) step.connection ||= made.id;
        return { message: `Connected: ${made.label}.`, focus: CONNECTIONS_ID };
      }
      case 'disconnect':
        this.#workspace.disconnect(command.connection);
        return { message: 'Disconnected.', focus: CONNECTIONS_ID };
      case 'pick':
        return this.#pick(page, command.step, command.action);
      case 'add_row':
        addRow(page.steps[command.step].values, command.at);
        return { message: 'Added.', focus: addId(command.step, command.at) };
      case 'remove_row':
        removeRow(page.steps[command.step].values, command.at, command.row);
        return { message: 'Removed.', focus: addId(command.step, command.at) };
      case 'open': {
        const { type: _type, ...list } = command;
        page.open = list;
        return { message: '', focus: LIST_ID };
      }
      case 'close':
        return { message: '', ...(open && { focus: fieldId(open.step, open.at) }) };
      case 'set':
        put(page.steps[command.step].values, command.at, command.text);
        return { message: `Chosen: ${command.text}.`, focus: fieldId(command.step, command.at) };
      case 'insert': {
        const { values } = page.steps[command.step];
        put(values, command.at, (textAt(values, command.at) ?? '') + command.text);
        return { message: `Inserted: ${command.text}.`, focus: fieldId(command.step, command.at) };
      }
      case 'add_step':
        page.hasSecond = true;
        return { message: 'Step 2 was added. Choose what it does.', focus: titleId(2) };
      case 'drop_step':
        page.hasSecond = false;
        page.steps[2] = { action: '', connection: '', values: {} };
        return { message: 'Step 2 was removed.', focus: titleId(1) };
      case 'test': {
        const zap = this.#zap(page);
        const step = zap.step(command.step);
        return { message: step ? await zap.test(step, { isLoadingSample: true }) : '' };
      }
      case 'run':
        return { message: await this.#zap(page).run() };
    }
  }

  /** Everything that a page shows. */
  async view(page: PageState, focus?: string): Promise<PageView> {
    const numbers: StepNumber[] = page.hasSecond ? [1, 2] : [1];
    const zap = this.#zap(page);
    const steps = await Promise.all(numbers.map((number) => stepView(page, zap, number)));
    const { connections } = this.#workspace;
    const { connecting } = this.#workspace.memory(page.id);
    return { ...page, steps, connections, connecting, focus };
  }

  /** Another action has another form. Most people go on with the account that they have connected last. */
  #pick(page: PageState, number: StepNumber, id: string): CommandResult {
    const last = this.#workspace.connections.at(-1)?.id ?? '';
    page.steps[number] = { action: id, connection: page.steps[number].connection || last, values: {} };
    const action = this.#zap(page).action(number);
    const message = action
      ? `Step ${number} is ${action.display.label}.`
      : `Choose what step ${number} does.`;
    return { message, focus: titleId(number) };
  }

  /** An account may have been disconnected in this tab or in another. */
  #dropLost(page: PageState): void {
    for (const step of Object.values(page.steps))
      if (this.#workspace.connection(step.connection) === undefined) step.connection = '';
  }

  #zap(page: PageState): Zap {
    return new Zap(this.app, this.dependencies, this.#workspace, page);
  }
}

async function stepView(page: PageState, zap: Zap, number: StepNumber): Promise<StepView> {
  const step = zap.step(number);
  const list = page.open?.step === number ? page.open : undefined;
  return {
    ...page.steps[number],
    number,
    picked: zap.action(number),
    isReady: step !== undefined,
    form: step ? await zap.form(step) : { exchanges: [] },
    run: zap.lastRun(number),
    canMap: number === 2,
    list: list && step ? await listView(zap, step, list) : undefined,
  };
}
