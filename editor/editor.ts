import { type Action, actionsOf, type Field } from './definition.ts';
import type { Exchange } from './exchange.ts';
import { inputDataOf, type Resolve } from './input-data.ts';
import { type Mappable, mappables, resolved } from './mapping.ts';
import type { Deed, OpenList, PageState, StepNumber, StepState } from './page.ts';
import { addRow, put, removeRow, textAt } from './tree.ts';
import { type Connection, type StepRun, Workspace } from './workspace.ts';
import type { Environment, Run, ZapierApp } from './zapier-app.ts';

/** What is there besides the app. */
export interface Surroundings {
  /** What points the app to a sandbox instead of the real services. */
  sandbox: Environment;
  /** Accounts of the sandbox, to be filled in with one click. */
  presets: readonly Preset[];
  /** What a proof of an exchange consists of, for services that have one. */
  explain: (exchange: Exchange, authData: Readonly<Record<string, string>>) => Proof | undefined;
  /** The orders in the sandbox. */
  orders: () => ServiceOrders[];
}

export interface Preset {
  title: string;
  authData: Readonly<Record<string, string>>;
}

/** How an exchange proves itself, line by line; `holds` where it was checked. */
export interface Proof {
  lines: { label: string; text: string; holds?: boolean }[];
}

export interface ServiceOrders {
  service: string;
  orders: { number: string; customer: string; status: string; items: string }[];
}

/** A step with everything that its form shows. */
export interface StepView extends StepState {
  number: StepNumber;
  picked: Action | undefined;
  account: Connection | undefined;
  form: Run<Field[]>;
  run: StepRun | undefined;
  /** Whether its fields can take values of step 1. */
  canMap: boolean;
  list: ListView | undefined;
  /** The path of the field that the next key is to go to. */
  focused: string | undefined;
}

/** The list that is open beside one of the fields. */
export interface ListView extends OpenList {
  entries: { text: string; label: string; note: string; deed: 'set' | 'insert' }[];
  hasMore: boolean;
  failure?: string;
}

export interface PageView extends Omit<PageState, 'steps'> {
  steps: StepView[];
  connections: Connection[];
  connecting: Run<unknown> | undefined;
}

/** What came of a deed besides the page. */
export interface Answer {
  /** To be said aloud. */
  said: string;
  /** The field that the next key is to go to. */
  focus?: { step: StepNumber; at: string };
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

  /** Does what a button says, which changes the page. */
  async act(page: PageState, deed: Deed): Promise<Answer> {
    const { open } = page;
    if (deed.do !== 'refresh') page.open = undefined;
    switch (deed.do) {
      case 'refresh':
        return { said: 'The form is up to date.' };
      case 'preset':
        return { said: this.#fillIn(page, deed.preset) };
      case 'connect':
        return { said: await this.#connect(page) };
      case 'disconnect':
        this.#workspace.disconnect(deed.connection);
        return { said: 'Disconnected.' };
      case 'pick':
        page.steps[deed.step] = { ...page.steps[deed.step], action: deed.action, values: {} };
        this.#workspace.runs.delete(deed.step);
        return { said: '' };
      case 'add_row':
        addRow(page.steps[deed.step].values, deed.at);
        return { said: 'Added.', focus: deed };
      case 'remove_row':
        removeRow(page.steps[deed.step].values, deed.at, deed.row);
        return { said: 'Removed.', focus: deed };
      case 'open': {
        const { do: _do, ...list } = deed;
        page.open = list;
        return { said: '' };
      }
      case 'close':
        return { said: '', ...(open && { focus: open }) };
      case 'set':
        put(page.steps[deed.step].values, deed.at, deed.text);
        return { said: `Chosen: ${deed.text}.`, focus: deed };
      case 'insert': {
        const { values } = page.steps[deed.step];
        put(values, deed.at, (textAt(values, deed.at) ?? '') + deed.text);
        return { said: `Inserted: ${deed.text}.`, focus: deed };
      }
      case 'add_step':
        page.hasSecond = true;
        return { said: 'Step 2 was added.' };
      case 'drop_step':
        page.hasSecond = false;
        page.steps[2] = { action: '', connection: '', values: {} };
        this.#workspace.runs.delete(2);
        return { said: 'Step 2 was removed.' };
      case 'test':
        return { said: await this.#test(page, deed.step, { isLoadingSample: true }) };
      case 'run':
        return { said: await this.#runZap(page) };
    }
  }

  /** Everything that a page shows. */
  async view(page: PageState, focus?: Answer['focus']): Promise<PageView> {
    const numbers: StepNumber[] = page.hasSecond ? [1, 2] : [1];
    const steps = await Promise.all(
      numbers.map(async (number) => ({
        ...(await this.#stepView(page, number)),
        focused: focus?.step === number ? focus.at : undefined,
      })),
    );
    const { connections, connecting } = this.#workspace;
    return { ...page, steps, connections, connecting };
  }

  #fillIn(page: PageState, index: number): string {
    const preset = this.surroundings.presets[index];
    if (preset === undefined) return '';
    page.connect = { ...preset.authData };
    page.isSandbox = true;
    return `Filled in for ${preset.title}.`;
  }

  async #connect(page: PageState): Promise<string> {
    const { fields, connectionLabel } = this.app.definition.authentication;
    const filled = inputDataOf(fields, page.connect, (text) => text);
    const authData = Object.fromEntries(Object.entries(filled).map(([key, value]) => [key, String(value)]));
    const run = await this.app.testConnection({ authData }, this.#environment(page.isSandbox));
    this.#workspace.connecting = run;
    if (run.failure || !run.result) return run.failure?.message ?? '';
    const label = rendered(connectionLabel, { ...authData, ...run.result });
    const { id } = this.#workspace.connect({ label, authData, isSandbox: page.isSandbox });
    for (const step of Object.values(page.steps)) step.connection ||= id;
    page.connect = {};
    return `Connected: ${label}.`;
  }

  async #test(page: PageState, number: StepNumber, meta: Record<string, unknown>): Promise<string> {
    const { action, account } = this.#chosen(page, number);
    if (action === undefined || account === undefined) return '';
    const environment = this.#environment(account.isSandbox);
    const bundle = { ...(await this.#bundle(page, number, action, account)), meta };
    const run = await this.app.perform(action, bundle, environment);
    const { result: outputFields = [] } = await this.app.fields(action, 'outputFields', bundle, environment);
    this.#workspace.runs.set(number, { ...run, connection: account, outputFields });
    if (run.failure) return run.failure.message.split('\n')[0] ?? '';
    return run.result?.length === 0 ? 'Nothing was found.' : `Step ${number} worked.`;
  }

  async #runZap(page: PageState): Promise<string> {
    this.#workspace.runs.delete(2);
    const first = await this.#test(page, 1, {});
    const before = this.#workspace.runs.get(1);
    if (before?.failure || !before?.result?.length) return first;
    return `${first} ${await this.#test(page, 2, {})}`;
  }

  async #stepView(page: PageState, number: StepNumber): Promise<Omit<StepView, 'focused'>> {
    const { action, account } = this.#chosen(page, number);
    const step = page.steps[number];
    const list = page.open?.step === number ? page.open : undefined;
    const form = action && account ? await this.#form(page, number, action, account) : { exchanges: [] };
    return {
      ...step,
      number,
      picked: action,
      account,
      form,
      run: this.#workspace.runs.get(number),
      canMap: number === 2,
      list: list && action && account ? await this.#listView(page, list, action, account) : undefined,
    };
  }

  async #listView(page: PageState, list: OpenList, action: Action, account: Connection): Promise<ListView> {
    if (list.list === 'data') {
      const entries = (await this.#mappables(page)).map(({ token, label, example }) => ({
        text: token,
        label,
        note: example,
        deed: 'insert' as const,
      }));
      return { ...list, entries, hasMore: false };
    }
    const bundle = await this.#bundle(page, list.step, action, account);
    const { result: fields = [] } = await this.#form(page, list.step, action, account);
    const field = fieldAt(fields, list.at);
    const [key = '', value = 'id', label = 'name'] = field?.dynamic?.split('.') ?? [];
    const source = this.actions.find((known) => known.path === `triggers.${key}`);
    if (source === undefined) return { ...list, entries: [], hasMore: false };
    const meta = { page: list.page, isFillingDynamicDropdown: true };
    const run = await this.app.perform(source, { ...bundle, meta }, this.#environment(account.isSandbox));
    const entries = (run.result ?? []).map((record) => ({
      text: String(record[value]),
      label: String(record[label]),
      note: String(record[value]),
      deed: 'set' as const,
    }));
    return {
      ...list,
      entries,
      hasMore: source.operation.canPaginate === true && entries.length > 0,
      ...(run.failure && { failure: run.failure.message }),
    };
  }

  /** What step 1 offers: its last result, or its sample as long as there is none. */
  async #mappables(page: PageState): Promise<Mappable[]> {
    const { action, account } = this.#chosen(page, 1);
    if (action === undefined || account === undefined) return [];
    const bundle = await this.#bundle(page, 1, action, account);
    const { result: fields = [] } = await this.app.fields(
      action,
      'outputFields',
      bundle,
      this.#environment(account.isSandbox),
    );
    return mappables(fields, this.#firstResult(action));
  }

  #firstResult(action: Action): Record<string, unknown> {
    return this.#workspace.runs.get(1)?.result?.[0] ?? action.operation.sample;
  }

  #form(page: PageState, number: StepNumber, action: Action, account: Connection): Promise<Run<Field[]>> {
    const chosen = Object.fromEntries(
      Object.entries(page.steps[number].values).filter(
        ([, value]) => typeof value === 'string' && value !== '',
      ),
    );
    const bundle = { authData: account.authData, inputData: chosen };
    return this.app.fields(action, 'inputFields', bundle, this.#environment(account.isSandbox));
  }

  async #bundle(page: PageState, number: StepNumber, action: Action, account: Connection) {
    const { result: fields = [] } = await this.#form(page, number, action, account);
    const inputData = inputDataOf(fields, page.steps[number].values, this.#resolve(page, number));
    return { authData: account.authData, inputData };
  }

  #resolve(page: PageState, number: StepNumber): Resolve {
    const { action } = this.#chosen(page, 1);
    return number === 1 || action === undefined
      ? (text) => text
      : (text) => resolved(text, this.#firstResult(action));
  }

  #chosen(page: PageState, number: StepNumber) {
    const { action, connection } = page.steps[number];
    return {
      action: this.actions.find(({ path }) => path === action),
      account: this.#workspace.connection(connection),
    };
  }

  /** A real account must not meet an address of the sandbox that another run has left in the environment. */
  #environment(isSandbox: boolean): Environment {
    const { sandbox } = this.surroundings;
    return isSandbox ? sandbox : Object.fromEntries(Object.keys(sandbox).map((name) => [name, '']));
  }
}

/** The field at `email` or, for a column of line items, at `items/0/product`. */
function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const [key, , column] = path.split('/');
  const field = fields.find((known) => known.key === key);
  return column === undefined ? field : field?.children?.find((known) => known.key === column);
}

/** A connection's label with its values filled in: `{{label}}`, `{{bundle.authData.login}}`. */
const rendered = (label: string, values: Readonly<Record<string, unknown>>): string =>
  label.replace(/\{\{(?:bundle\.(?:authData|inputData)\.)?(\w+)\}\}/g, (_gap, key: string) =>
    String(values[key] ?? ''),
  );
