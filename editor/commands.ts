import * as zod from 'zod/mini';
import { SCREENS, TABS } from './zap-state.ts';

/** How far one can let time pass. */
const SPANS = ['poll', 'hour', 'half_day'] as const;

const STEP = { step: zod.int() };
const ROWS = { ...STEP, at: zod.string() };

/** What is asked for on the screen of a Zap that is on. */
const RUNNING = [
  zod.object({ type: zod.literal('turn_on') }),
  zod.object({ type: zod.literal('turn_off') }),
  zod.object({ type: zod.literal('play'), isOn: zod.boolean() }),
  zod.object({ type: zod.literal('tick') }),
  zod.object({ type: zod.literal('advance'), to: zod.enum(SPANS) }),
  zod.object({ type: zod.literal('fault'), fault: zod.optional(zod.string()) }),
  zod.object({
    type: zod.literal('act'),
    service: zod.string(),
    action: zod.string(),
    order: zod.optional(zod.string()),
  }),
  zod.object({ type: zod.literal('open_run'), run: zod.optional(zod.int()) }),
  zod.object({ type: zod.literal('replay'), run: zod.int() }),
  zod.object({ type: zod.literal('reconnect') }),
] as const;

export type RunningCommand = zod.output<(typeof RUNNING)[number]>;

/** What a button asks for. */
const PAGE_COMMAND = zod.discriminatedUnion('type', [
  zod.object({ type: zod.literal('refresh') }),
  zod.object({ type: zod.literal('show'), screen: zod.enum(SCREENS) }),
  zod.object({ type: zod.literal('open'), ...STEP, tab: zod.optional(zod.enum(TABS)) }),
  zod.object({ type: zod.literal('add_step'), after: zod.int() }),
  zod.object({ type: zod.literal('remove_step'), ...STEP }),
  zod.object({ type: zod.literal('change_action'), ...STEP }),
  zod.object({ type: zod.literal('pick'), ...STEP, action: zod.string() }),
  zod.object({ type: zod.literal('choose_account'), ...STEP, connection: zod.string() }),
  zod.object({ type: zod.literal('add_account') }),
  zod.object({ type: zod.literal('fill_in_account'), kind: zod.int() }),
  zod.object({ type: zod.literal('connect_sandbox'), kind: zod.int() }),
  zod.object({ type: zod.literal('connect') }),
  zod.object({ type: zod.literal('disconnect'), connection: zod.string() }),
  zod.object({ type: zod.literal('add_row'), ...ROWS }),
  zod.object({ type: zod.literal('remove_row'), ...ROWS, row: zod.int() }),
  zod.object({ type: zod.literal('map_matching'), ...STEP }),
  zod.object({ type: zod.literal('test'), ...STEP }),
  zod.object({ type: zod.literal('record'), ...STEP, record: zod.int() }),
  zod.object({ type: zod.literal('run') }),
  ...RUNNING,
]);

export type PageCommand = zod.output<typeof PAGE_COMMAND>;

const LIST = zod.object({
  ...STEP,
  /** The path of the field. */
  at: zod.string(),
  page: zod.int(),
});

/** The list of a field that is asked for. */
export type ListRequest = zod.output<typeof LIST>;

/** The command in a posted form; `undefined` for what no button asks. */
export const pageCommandOf = (text: string | null): PageCommand | undefined =>
  zod.safeParse(PAGE_COMMAND, parsed(text ?? '')).data;

/** The list that is asked for; `undefined` for what no field asks. */
export const listRequestOf = (text: string | null): ListRequest | undefined =>
  zod.safeParse(LIST, parsed(text ?? '')).data;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
