import { type CommandResult, NOTHING } from './command-result.ts';
import type { RunningCommand } from './commands.ts';
import type { Definition } from './definition.ts';
import { masked } from './exchange.ts';
import { FOCUS, orderId } from './ids.ts';
import type { ZapHistory, ZapRunner } from './runner.ts';
import type { Memory } from './workspace.ts';
import type { Zap } from './zap.ts';
import type { ZapState } from './zap-state.ts';

const MINUTE = 60_000;

/** How much of the Zap's time passes in a tick of the page. */
const TICK = MINUTE;
const HOUR = 60 * MINUTE;

/** Does what is asked for on the screen of a Zap that is on. */
export async function carryOutRunning(
  runner: ZapRunner | undefined,
  zap: Zap,
  memory: Memory,
  command: RunningCommand,
): Promise<CommandResult> {
  const state = memory.zap;
  if (runner === undefined) return NOTHING;
  switch (command.type) {
    case 'turn_on':
      return turnOn(runner, zap, memory);
    case 'turn_off':
      await runner.turnOff(state.id);
      state.isPlaying = false;
      return { message: 'The Zap is off. Runs that were begun go on.', focus: FOCUS.screen };
    case 'play':
      state.isPlaying = command.isOn;
      return { message: command.isOn ? 'A minute passes every second.' : 'Time stands still.' };
    case 'tick':
      await runner.advance({ by: TICK });
      return { message: memory.message };
    case 'advance':
      await runner.advance(
        command.to === 'poll' ? { toPollOf: state.id } : { by: command.to === 'hour' ? HOUR : 12 * HOUR },
      );
      return { message: toldOf(await runner.history(state.id)) };
    case 'fault':
      await runner.setFault(command.fault);
      return { message: runner.faults.find(({ id }) => id === command.fault)?.help ?? 'All goes well.' };
    case 'act':
      return {
        message: runner.act(command.service, command.action, command.order),
        ...(command.order && { focus: orderId(command.service, command.order) }),
      };
    case 'open_run':
      state.run = command.run;
      return { message: '', focus: command.run === undefined ? FOCUS.history : FOCUS.run };
    case 'replay':
      await runner.replay(state.id, command.run);
      return { message: 'The run was replayed.', focus: FOCUS.run };
    case 'reconnect':
      await runner.reconnect(state.id);
      return { message: 'The account was reconnected.', focus: FOCUS.run };
  }
}

async function turnOn(runner: ZapRunner, zap: Zap, memory: Memory): Promise<CommandResult> {
  const why = zap.whyNotOn();
  if (why !== undefined) return { message: `The Zap was not turned on: ${why}.` };
  const error = await runner.turnOn(memory.zap.id, await zap.runnable());
  if (error !== undefined)
    return { message: `The Zap was not turned on. ${error.message.split('\n')[0] ?? ''}` };
  memory.turnedOn = zap.fingerprint;
  Object.assign(memory.zap, { screen: 'runs', isPlaying: true, run: undefined });
  return { message: 'The Zap is on. What was there before does not start it.', focus: FOCUS.screen };
}

function toldOf(history: ZapHistory | undefined): string {
  const { told = 0, error } = history?.lastPoll ?? {};
  if (error) return `The poll failed. ${error.message.split('\n')[0] ?? ''}`;
  return told === 0
    ? 'The last poll found nothing new.'
    : `The last poll found ${told === 1 ? 'one new record' : `${told} new records`}.`;
}

/** What a Zap did since it was turned on, with its secrets masked. */
export async function historyOf(
  runner: ZapRunner | undefined,
  { id }: ZapState,
  { authentication }: Definition,
): Promise<ZapHistory | undefined> {
  const history = await runner?.history(id);
  return (
    history && {
      ...history,
      runs: history.runs.map((run) => ({
        ...run,
        steps: run.steps.map((step) => ({
          ...step,
          tries: step.tries.map((each) => ({
            ...each,
            exchanges: each.exchanges.map((exchange) =>
              masked(exchange, step.step.account.authData, authentication.fields),
            ),
          })),
        })),
      })),
    }
  );
}
