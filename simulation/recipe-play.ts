import type { Event, OwnStep, Recipe, Step, Values } from '../recipes/recipe.ts';
import type { Random } from './random.ts';
import { appStep, filterStep, goThrough, loopStep, otherStep, type RunStep } from './recipe-steps.ts';
import { connectAll, makeWorld, type World } from './world.ts';
import type { App } from './zapier/app.ts';
import { Calls } from './zapier/calls.ts';
import { MINUTE, sleep } from './zapier/clock.ts';
import { type Polled, PollingZap } from './zapier/polling-zap.ts';
import { type StepRun, Steps } from './zapier/steps.ts';

/** What came of one run of a recipe's Zap. */
export interface RecipeRun {
  /** What steps of other apps got, in order. */
  sent: readonly { event: string; fields: Values }[];
  /** What each step of this app that did not succeed said last, in the first line. */
  failures: readonly string[];
  /** How many steps of this app ran. */
  steps: number;
  /** The orders of all services afterwards. */
  orders: Orders;
}

/** Copies of the orders in each service, by number. */
export interface Orders {
  influencersoft: World['influencersoft']['orders'];
  justclick: World['justclick']['orders'];
  aplaut: World['aplaut']['orders'];
}

/** What came of a recipe: before its Zap ran, when it ran, and when the whole run was replayed. */
interface RecipePlay {
  before: Orders;
  run: RecipeRun;
  replay: RecipeRun;
}

/** Orders, but for when they were changed last. */
export const withoutTimes = (orders: Orders): unknown =>
  JSON.parse(
    JSON.stringify(
      Object.values(orders).map((held) => [...held]),
      (key, value) => (['updated_at', 'paid', 'date'].includes(key) ? undefined : value),
    ),
  );

/**
 * Plays a recipe once: its Zap is turned on, its example happens, the Zap is polled and runs, and later somebody replays the
 * whole run.
 *
 * @param values takes the place of values of the first step, if that is one of another app
 */
export async function playRecipe(
  random: Random,
  app: App,
  { steps: [trigger, ...steps], example }: Recipe,
  values: Values = {},
): Promise<RecipePlay> {
  const world = makeWorld(random, app, { climate: { fine: 0, rough: 0, faults: {} }, hasExactClocks: true });
  const connections = connectAll();
  const zapier = zapierOf(world, app);
  if (example?.before) await cause(example.before);
  const before = ordersIn(world);
  const records = await triggered();
  const run = await runOnce();
  await sleep(random.int(5, 120) * MINUTE);
  return { before, run, replay: await runOnce() };

  async function cause({ account, action, input }: Event): Promise<void> {
    const step = { connection: connections[account], action: `creates.${action}`, inputData: input };
    const run = zapier.steps.begin(step);
    await run.finished;
    if (run.state !== 'success') throw new Error(`The example did not happen: ${lastLine(run)}`);
  }

  /** The records that start the Zap. */
  async function triggered(): Promise<readonly Polled[]> {
    if (trigger.kind === 'other') return [{ ...trigger.sample, ...values }];
    if (trigger.kind !== 'trigger' || example === undefined) throw new Error('The Zap has no trigger.');
    const { account, action, fields } = trigger;
    const zap = new PollingZap(zapier.calls, connections[account], action, fields);
    const { isOn } = await zap.turnOn();
    if (!isOn) throw new Error('The Zap could not be turned on.');
    await cause(example.event);
    await sleep(random.int(1, 15) * MINUTE);
    return (await zap.poll()).told;
  }

  async function runOnce(): Promise<RecipeRun> {
    const history: StepRun[] = [];
    const sent: { event: string; fields: Values }[] = [];
    const chain = steps.map((step) => stepOf(step, history, sent));
    for (const record of records) await goThrough(record, chain);
    const failures = history.filter(({ state }) => state !== 'success').map(lastLine);
    return { sent, failures, steps: history.length, orders: ordersIn(world) };
  }

  function stepOf(step: Step, history: StepRun[], sent: { event: string; fields: Values }[]): RunStep {
    switch (step.kind) {
      case 'filter':
        return filterStep(step.value, step.is);
      case 'loop':
        return loopStep(step.fields);
      case 'other':
        return otherStep(step.sample, step.fields ?? {}, (fields) =>
          sent.push({ event: step.event, fields }),
        );
      default:
        return appStep(
          zapier,
          { connection: connections[step.account], ...actionsOf(step) },
          step.fields,
          history,
        );
    }
  }
}

const zapierOf = ({ machines, cache }: World, { throttle }: App): { calls: Calls; steps: Steps } => {
  const calls = new Calls(machines, cache);
  return { calls, steps: new Steps(calls, { throttle, hasAutoreplay: true }) };
};

function actionsOf({ kind, action }: OwnStep): { action: string; search?: string } {
  if (kind === 'find_or_create') return { action: 'creates.create_order', search: `searches.${action}` };
  return { action: `${kind === 'search' ? 'searches' : 'creates'}.${action}` };
}

const ordersIn = ({ influencersoft, justclick, aplaut }: World): Orders =>
  structuredClone({
    influencersoft: influencersoft.orders,
    justclick: justclick.orders,
    aplaut: aplaut.orders,
  });

/** The first line of what a step said last. */
function lastLine({ tries }: StepRun): string {
  const ending = tries.at(-1)?.ending;
  return ending?.kind === 'error' ? (ending.message.split('\n')[0] ?? '') : (ending?.kind ?? 'not run');
}
