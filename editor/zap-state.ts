import { addRow, empty, put, removeRow, rowsAt, type Tree } from './tree.ts';

/** The three parts of a step. */
export const TABS = ['setup', 'configure', 'test'] as const;
export type Tab = (typeof TABS)[number];

/** What the screen shows: the column of steps is one of its own where there is no room for both. */
export const SCREENS = ['zap', 'step', 'runs', 'orders'] as const;
export type Screen = (typeof SCREENS)[number];

/** What is filled in. */
export interface Filled {
  values: Tree;
  /** The titles of values that were chosen from a list, each as JSON: `["sales","Course: first sales"]`. */
  titles: Tree;
}

/** One step of a Zap. */
export interface StepState extends Filled {
  /** Stays the same wherever the step goes; values of its result are mapped by it: `{{1.email}}`. */
  readonly id: number;
  /** `creates.create_order`; empty until one is chosen. */
  action: string;
  /** Whether its action is being chosen. */
  isPicking: boolean;
  /** The id of a connection; empty until there is one. */
  connection: string;
  tab: Tab;
  /** Which of the records of its result goes to later steps. */
  record: number;
  /** What was filled in for other actions, for when they are chosen again. */
  setAside: Map<string, Filled>;
  /** Whether the Zap goes on if this step finds nothing. */
  mayFindNothing: boolean;
  /** Optional fields that are shown outside of "Show more", because they were filled in when the form was opened. */
  shown: readonly string[];
}

/** The form for a real account. */
interface AccountForm {
  /** The kind of account, by its place in the list. */
  kind: number;
  values: Tree;
}

/** Everything that a page holds. */
export interface ZapState {
  readonly id: string;
  steps: StepState[];
  /** The id of the step that is open. */
  open: number;
  screen: Screen;
  /** Whether "Connect an account" is open. */
  isConnecting: boolean;
  accountForm: AccountForm | undefined;
  /** Whether results show keys and types. */
  isDeveloper: boolean;
  /** Whether time passes by itself on the screen of the runs. */
  isPlaying: boolean;
  /** The run that is open, by its id. */
  run: number | undefined;
}

const stepState = (id: number): StepState => ({
  id,
  action: '',
  isPicking: true,
  connection: '',
  values: empty(),
  titles: empty(),
  tab: 'setup',
  record: 0,
  setAside: new Map(),
  mayFindNothing: false,
  shown: [],
});

/** A Zap of one step that does nothing yet. */
export const newZap = (id: string): ZapState => ({
  id,
  steps: [stepState(1)],
  open: 1,
  screen: 'step',
  isConnecting: false,
  accountForm: undefined,
  isDeveloper: false,
  isPlaying: false,
  run: undefined,
});

/** Adds a step after another, and opens it. */
export function addStep(zap: ZapState, after: number): void {
  const id = Math.max(...zap.steps.map((step) => step.id)) + 1;
  const index = zap.steps.findIndex((step) => step.id === after);
  zap.steps.splice(index + 1, 0, stepState(id));
  zap.open = id;
}

/** Takes a step out, and opens the one before it. A Zap has one step at least. */
export function removeStep(zap: ZapState, id: number): void {
  const index = zap.steps.findIndex((step) => step.id === id);
  if (index < 0) return;
  zap.steps.splice(index, 1);
  if (zap.steps.length === 0) zap.steps.push(stepState(1));
  zap.open = (zap.steps[index - 1] ?? zap.steps[0])?.id ?? 1;
}

/** Gives a step another action. What was filled in for the one before is there again when that one is. */
export function pick(step: StepState, action: string): void {
  step.isPicking = false;
  if (step.action === action) return;
  if (step.action !== '') step.setAside.set(step.action, { values: step.values, titles: step.titles });
  const { values, titles } = step.setAside.get(action) ?? { values: empty(), titles: empty() };
  Object.assign(step, { action, values, titles, record: 0 });
}

/** Fills a field in. */
export function fill({ values, titles }: Filled, path: string, text: string): void {
  put(values, path, text);
  put(titles, path, '');
}

/** Adds an empty row, and returns its path. */
export function addRowTo({ values, titles }: Filled, path: string): string {
  addRow(values, path);
  addRow(titles, path);
  return `${path}/${rowsAt(values, path).length - 1}`;
}

/** Takes a row out. */
export function removeRowFrom({ values, titles }: Filled, path: string, row: number): void {
  removeRow(values, path, row);
  removeRow(titles, path, row);
}
