import { connect, fillIn, keepPasswords } from './connecting.ts';
import { type Action, actionsOf, type Field } from './definition.ts';
import { type ListView, listView } from './lists.ts';
import {
  addId,
  CONNECT_ID,
  CONNECTIONS_ID,
  type Deed,
  fieldId,
  LIST_ID,
  type PageState,
  type StepNumber,
  type StepState,
  titleId,
} from './page.ts';
import type { Surroundings } from './surroundings.ts';
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

/** What came of a deed besides the page. */
export interface Answer {
  /** To be said aloud. */
  said: string;
  /** The id of what the next key is to go to, where it is not what was pressed. */
  focus?: string;
}

/** What the page can do. */
export class Editor {
  readonly app: ZapierApp;
  readonly surroundings: Surroundings;
  readonly #workspace = new Workspace();

  constructor(app: ZapierApp, surroundings: Surroundings) {
    this.app = app;
    this.surroundings = surroundings;
  }

  get actions(): Action[] {
    return actionsOf(this.app.definition);
  }

  /** Brings the app up to its source; gives a sentence if that cannot be. */
  renew(): Promise<string | undefined> {
    return this.surroundings.renew(this.app);
  }

  /** Does what a button says, which changes the page. */
  async act(page: PageState, deed: Deed): Promise<Answer> {
    const memory = this.#workspace.memory(page.id);
    keepPasswords(this.app, page, memory);
    const trouble = await this.renew();
    if (trouble !== undefined) return { said: trouble };
    this.#dropLost(page);
    const { open } = page;
    if (deed.do !== 'refresh') page.open = undefined;
    switch (deed.do) {
      case 'refresh':
        return { said: 'The form is up to date.' };
      case 'preset': {
        const preset = this.surroundings.presets[deed.preset];
        if (preset === undefined) return { said: '' };
        fillIn(page, memory, preset);
        keepPasswords(this.app, page, memory);
        return { said: `Filled in for ${preset.title}.`, focus: CONNECT_ID };
      }
      case 'connect': {
        const made = await connect(this.app, this.surroundings, this.#workspace, page);
        if (made === undefined) return { said: memory.connecting?.failure?.message ?? '' };
        for (const step of Object.values(page.steps)) step.connection ||= made.id;
        return { said: `Connected: ${made.label}.`, focus: CONNECTIONS_ID };
      }
      case 'disconnect':
        this.#workspace.disconnect(deed.connection);
        return { said: 'Disconnected.', focus: CONNECTIONS_ID };
      case 'pick':
        return this.#pick(page, deed.step, deed.action);
      case 'add_row':
        addRow(page.steps[deed.step].values, deed.at);
        return { said: 'Added.', focus: addId(deed.step, deed.at) };
      case 'remove_row':
        removeRow(page.steps[deed.step].values, deed.at, deed.row);
        return { said: 'Removed.', focus: addId(deed.step, deed.at) };
      case 'open': {
        const { do: _do, ...list } = deed;
        page.open = list;
        return { said: '', focus: LIST_ID };
      }
      case 'close':
        return { said: '', ...(open && { focus: fieldId(open.step, open.at) }) };
      case 'set':
        put(page.steps[deed.step].values, deed.at, deed.text);
        return { said: `Chosen: ${deed.text}.`, focus: fieldId(deed.step, deed.at) };
      case 'insert': {
        const { values } = page.steps[deed.step];
        put(values, deed.at, (textAt(values, deed.at) ?? '') + deed.text);
        return { said: `Inserted: ${deed.text}.`, focus: fieldId(deed.step, deed.at) };
      }
      case 'add_step':
        page.hasSecond = true;
        return { said: 'Step 2 was added. Choose what it does.', focus: titleId(2) };
      case 'drop_step':
        page.hasSecond = false;
        page.steps[2] = { action: '', connection: '', values: {} };
        return { said: 'Step 2 was removed.', focus: titleId(1) };
      case 'test': {
        const zap = this.#zap(page);
        const step = zap.step(deed.step);
        return { said: step ? await zap.test(step, { isLoadingSample: true }) : '' };
      }
      case 'run':
        return { said: await this.#zap(page).run() };
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
  #pick(page: PageState, number: StepNumber, id: string): Answer {
    const last = this.#workspace.connections.at(-1)?.id ?? '';
    page.steps[number] = { action: id, connection: page.steps[number].connection || last, values: {} };
    const action = this.#zap(page).action(number);
    const said = action ? `Step ${number} is ${action.display.label}.` : `Choose what step ${number} does.`;
    return { said, focus: titleId(number) };
  }

  /** An account may have been disconnected in this tab or in another. */
  #dropLost(page: PageState): void {
    for (const step of Object.values(page.steps))
      if (this.#workspace.connection(step.connection) === undefined) step.connection = '';
  }

  #zap(page: PageState): Zap {
    return new Zap(this.app, this.surroundings, this.#workspace, page);
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
