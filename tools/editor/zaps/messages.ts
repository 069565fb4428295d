import type { RunnableStep, StepError, ZapHistory } from '../../../editor/index.ts';
import type { Line } from './line.ts';
import type { WorldService } from './world.ts';

/** What the thread of the Zaps is started with. */
export interface ThreadData {
  /** The app as it is built: `dist/index.js`. */
  file: string;
  /** What its clock shows at first, in milliseconds. */
  start: number;
  line: Line;
  services: readonly Omit<WorldService, 'handle'>[];
}

/** What it can be asked. */
export type Request =
  | { type: 'turn_on'; zap: string; steps: readonly RunnableStep[] }
  | { type: 'turn_off'; zap: string }
  | { type: 'advance'; by: number }
  | { type: 'advance_to_poll'; zap: string }
  | { type: 'replay'; zap: string; run: number }
  | { type: 'reconnect'; zap: string }
  | { type: 'set_fault'; fault: string | undefined }
  | { type: 'history'; zap: string };

/** What it says to each, in the order in which it was asked. */
export type Response =
  | {
      /** The time in the thread, in milliseconds. */
      now: number;
      /** Why a Zap could not be turned on. */
      error?: StepError | undefined;
      history?: ZapHistory | undefined;
    }
  /** What should never happen. */
  | { crash: string };
