import type { Step } from '../src/contract/step.ts';
import { type Send, STEP_SECONDS } from '../src/http/request.ts';

/** A step that sends as it is told, has all of its time left, and no cache. */
export const stepWith = (send: Send): Step => ({
  send,
  secondsLeft: () => STEP_SECONDS,
  cache: {
    get: async () => undefined,
    set: async () => {},
    setIfAbsent: async () => {},
    delete: async () => {},
  },
});
