import { randomUUID } from 'node:crypto';
import * as zod from 'zod/mini';
import { put, type Tree, treeOf } from './tree.ts';

/** One step of a Zap as it stands in the browser. */
export interface StepState {
  /** `creates.create_order`; empty until one is chosen. */
  action: string;
  /** The id of a connection; empty until there is one. */
  connection: string;
  values: Tree;
}

/** The steps that a page can have. */
export const STEPS = [1, 2] as const;
export type StepNumber = (typeof STEPS)[number];

const STEP = zod.literal(STEPS);

const LIST = {
  step: STEP,
  /** The path of the field. */
  at: zod.string(),
  list: zod.enum(['choices', 'data']),
  page: zod.int(),
};
const OPEN_LIST = zod.object(LIST);

/** A list that is open beside a field: the choices of its drop-down, or what step 1 offers for it. */
export type OpenList = zod.output<typeof OPEN_LIST>;

/** Everything that a page holds. It travels with every request, so that the server keeps only what must not. */
export interface PageState {
  /** What tells it from the pages of other tabs. */
  id: string;
  steps: Record<StepNumber, StepState>;
  hasSecond: boolean;
  open: OpenList | undefined;
  /** The connection form. */
  connect: Tree;
  /** Whether the connection being made is to the sandbox; its keys would not work elsewhere, nor real ones there. */
  isSandbox: boolean;
}

/** What a button does. */
const COMMAND = zod.discriminatedUnion('type', [
  zod.object({ type: zod.literal('refresh') }),
  zod.object({ type: zod.literal('preset'), preset: zod.int() }),
  zod.object({ type: zod.literal('connect') }),
  zod.object({ type: zod.literal('disconnect'), connection: zod.string() }),
  zod.object({ type: zod.literal('pick'), step: STEP, action: zod.string() }),
  zod.object({ type: zod.literal('add_row'), step: STEP, at: zod.string() }),
  zod.object({ type: zod.literal('remove_row'), step: STEP, at: zod.string(), row: zod.int() }),
  zod.object({ type: zod.literal('open'), ...LIST }),
  zod.object({ type: zod.literal('close') }),
  zod.object({ type: zod.literal('set'), step: STEP, at: zod.string(), text: zod.string() }),
  zod.object({ type: zod.literal('insert'), step: STEP, at: zod.string(), text: zod.string() }),
  zod.object({ type: zod.literal('add_step') }),
  zod.object({ type: zod.literal('drop_step') }),
  zod.object({ type: zod.literal('test'), step: STEP }),
  zod.object({ type: zod.literal('run') }),
]);

export type Command = zod.output<typeof COMMAND>;

/** What was asked for; `undefined` for what no button asks. */
export const commandOf = (text: string | null): Command | undefined =>
  zod.safeParse(COMMAND, parsed(text ?? '{"type":"refresh"}')).data;

/** The page that a browser sent back, or a new one. */
export function pageOf(form: URLSearchParams): PageState {
  return {
    id: form.get('page') ?? randomUUID(),
    steps: { 1: stepOf(form, 1), 2: stepOf(form, 2) },
    hasSecond: form.get('has_second') === 'yes',
    open: openOf(form.get('open')),
    connect: treeOf(form, CONNECT_PREFIX),
    isSandbox: form.get('is_sandbox') !== 'no',
  };
}

const openOf = (text: string | null): OpenList | undefined =>
  zod.safeParse(OPEN_LIST, parsed(text ?? '')).data;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stepOf(form: URLSearchParams, number: StepNumber): StepState {
  const values = treeOf(form, inputPrefix(number));
  for (const [name, picked] of form) {
    const moment = new Date(picked);
    if (name.startsWith(pickerPrefix(number)) && !Number.isNaN(moment.getTime()))
      put(values, name.slice(pickerPrefix(number).length), withZone(moment));
  }
  return {
    action: form.get(`step${number}/action`) ?? '',
    connection: form.get(`step${number}/connection`) ?? '',
    values,
  };
}

/** What the names of the connection form's inputs begin with. */
export const CONNECT_PREFIX = 'connect/';

/** What the names of a step's inputs begin with. */
export const inputPrefix = (number: StepNumber): string => `step${number}/in/`;

/** What the name of a date picker begins with; what was picked there goes into the field beside it. */
export const pickerPrefix = (number: StepNumber): string => `step${number}/pick/`;

/** The id of the title of a step. */
export const titleId = (number: StepNumber): string => `step${number}-title`;

/** The id of a field of a step. */
export const fieldId = (number: StepNumber, path: string): string =>
  `step${number}-${path.replaceAll('/', '-')}`;

/** The id of the button that adds a row to a field. */
export const addId = (number: StepNumber, path: string): string => `${fieldId(number, path)}-add`;

/** The id of what is first in an open list. */
export const LIST_ID = 'list-first';

/** The id of the title of the connections, and of the button that connects. */
export const CONNECTIONS_ID = 'connections-title';
export const CONNECT_ID = 'connect';

/** A moment on this machine's clock: as Zapier does it, the zone is that of whoever picks. */
function withZone(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const two = (amount: number) => String(Math.trunc(amount)).padStart(2, '0');
  const zone = `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
  const local = new Date(moment.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${zone}`;
}
