import type { Connection } from './account.ts';
import type { Action, Field } from './definition.ts';
import type { Exchange } from './exchange.ts';
import type { StepError } from './handler.ts';
import type { Tree } from './tree.ts';

/**
 * Runs Zaps that are turned on, with accounts of the sandbox and on a clock of its own: time passes only when it is asked to.
 * What it is given and what it returns can be sent to another thread. Moments and durations are in milliseconds.
 */
export interface ZapRunner {
  /** What can be made to go wrong. */
  readonly faults: readonly FaultChoice[];
  /**
   * Turns a Zap on as it is now, in place of the one of that name that was on before.
   *
   * @returns why it could not be turned on
   */
  turnOn(zap: string, steps: readonly RunnableStep[]): Promise<StepError | undefined>;
  turnOff(zap: string): Promise<void>;
  /** Lets time pass for all Zaps: so much of it, or until a Zap was polled and had a minute for what came of that. */
  advance(span: { by: number } | { toPollOf: string }): Promise<void>;
  /** Replays a run of a Zap, and gives it a minute. */
  replay(zap: string, run: number): Promise<void>;
  /** Reconnects the accounts that a service has refused, and gives the runs that were held a minute. */
  reconnect(zap: string): Promise<void>;
  /** Makes the next write to a service go wrong; `undefined` for all to go well again. */
  setFault(fault: string | undefined): Promise<void>;
  /** What there is to see of a Zap; `undefined` if it was never on. */
  history(zap: string): Promise<ZapHistory | undefined>;
  /**
   * Does one of the `ServiceOrders` actions in a shop of the sandbox.
   *
   * @param order the number of an order, for an action of an order
   * @returns what was done, as a sentence
   */
  act(service: string, action: string, order: string | undefined): string;
}

export interface FaultChoice {
  id: string;
  title: string;
  help: string;
  /** The services that it can happen to; left out if that is all of them. */
  services?: readonly string[];
}

/** A step with everything that it needs to run. */
export interface RunnableStep {
  /** By which later steps map its values. */
  id: number;
  action: Action;
  account: Connection;
  inputFields: readonly Field[];
  outputFields: readonly Field[];
  /** What is filled in, with mapped values as they are written. */
  values: Tree;
  /** Whether the Zap goes on if this step finds nothing. */
  mayFindNothing: boolean;
}

export interface ZapHistory {
  isOn: boolean;
  now: number;
  /** When the next poll is due; `undefined` if the Zap is off. */
  nextPoll: number | undefined;
  lastPoll: PollRecord | undefined;
  /** The id of the fault that the next write meets. */
  fault: string | undefined;
  /** Newest first. */
  runs: readonly RunRecord[];
}

interface PollRecord {
  at: number;
  isFirst: boolean;
  /** How many records were new. */
  told: number;
  error?: StepError;
}

export type RunStatus = 'running' | 'success' | 'scheduled' | 'errored' | 'halted' | 'held';

/** One run of a Zap. */
export interface RunRecord {
  id: number;
  began: number;
  status: RunStatus;
  /** When it is replayed by itself, if it is. */
  due: number | undefined;
  /** The first is the trigger, which has no tries; the others are those that were begun. */
  steps: readonly StepRecord[];
}

interface StepRecord {
  step: RunnableStep;
  inputData: Readonly<Record<string, unknown>>;
  /** The records that it gave. */
  result: Record<string, unknown>[];
  tries: readonly Try[];
}

/** Why a step was tried. */
export type TryCause = 'event' | 'autoreplay' | 'by hand' | 'throttled' | 'crash' | 'reconnected';

/** One time that a step was run. */
export interface Try {
  cause: TryCause;
  began: number;
  ended: number;
  error?: StepError;
  /** As they went over the wire, with secrets in them. */
  exchanges: readonly Exchange[];
}
