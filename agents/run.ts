import fakeTimers from '@sinonjs/fake-timers';
import zapier from 'zapier-platform-core';
import { stepErrorOf } from '../editor/index.ts';
import app from '../index.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/services.ts';
import { isRecord } from '../src/json.ts';
import type { FilledForm, ModelAnswer } from './answer.ts';
import { type AgentCase, NOW } from './case.ts';
import { type CaseVerdict, isRight } from './judge.ts';
import { seenOrders } from './seen-orders.ts';
import { startState } from './state.ts';

/** What came of an answer to a request. */
export interface CaseResult {
  verdict: CaseVerdict;
  /** The question, or the first line of what the app said. */
  says?: string;
}

/** Runs the steps of an answer as Zapier does, on a sandbox in which nothing has happened yet, and judges what became of it. */
export async function outcomeOf(request: AgentCase, answer: ModelAnswer): Promise<CaseResult> {
  if ('ask' in answer) return { verdict: 'asked back', says: answer.ask };
  const clock = fakeTimers.install({ now: new Date(NOW), toFake: ['Date'] });
  const sandbox = await startState();
  try {
    const before = seenOrders(sandbox);
    const refusal = await runSteps(request, answer.steps);
    if (refusal !== undefined) return { verdict: 'refused', says: refusal };
    return { verdict: isRight(request, before, seenOrders(sandbox)) ? 'right' : 'wrong in silence' };
  } finally {
    await sandbox.stop();
    clock.uninstall();
  }
}

const handler = zapier.createAppHandler(app);

/** Returns why the steps did not end well: a Zap stops at the first that fails, and at a search that finds nothing. */
async function runSteps({ account }: AgentCase, steps: readonly FilledForm[]): Promise<string | undefined> {
  const results: Record<string, unknown>[] = [];
  for (const { action, values } of steps) {
    const kind = ['creates', 'searches'].find((kind) => action in Object(Object(app)[kind]));
    if (kind === undefined) return `There is no action ${action}.`;
    const inputData = resolved(values, results);
    if (!isRecord(inputData)) return 'A value of an earlier step is missing.';
    const method = `${kind}.${action}.operation.perform`;
    const bundle = { authData: SANDBOX_ACCOUNTS[account], inputData, meta: {} };
    try {
      const run = await handler(
        { command: 'execute', method, bundle, calledFromCli: true, zcacheTestObj: {} },
        {},
      );
      const [result] = [run.results].flat();
      if (!isRecord(result)) return `${action} found nothing.`;
      results.push(result);
    } catch (error) {
      return stepErrorOf(error).message.split('\n')[0];
    }
  }
  return undefined;
}

/** Returns values with `{{1.order_number}}` replaced by what that step returned; `undefined` if there is no such value. */
function resolved(value: unknown, results: readonly Record<string, unknown>[]): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, results));
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => [key, resolved(item, results)]);
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') return value;
  return value.replace(/\{\{(\d+)\.(\w+)\}\}/g, (_all, step: string, key: string) =>
    String(results[Number(step) - 1]?.[key] ?? ''),
  );
}
