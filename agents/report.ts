import { code, table } from '../tools/docs/markdown.ts';
import type { ModelAnswer } from './answer.ts';
import type { AgentCase } from './case.ts';
import type { CaseVerdict } from './judge.ts';
import type { CaseResult } from './run.ts';

/** A request, what a model made of it, and what came of that. */
export interface Tried {
  request: AgentCase;
  answer: ModelAnswer;
  outcome: CaseResult;
}

const VERDICTS: readonly CaseVerdict[] = ['right', 'asked back', 'refused', 'wrong in silence'];

/** Returns how many requests ended in which way: `right 52, asked back 7, refused 1, wrong in silence 0`. */
export const countsOf = (tried: readonly Tried[]): string =>
  VERDICTS.map(
    (verdict) => `${verdict} ${tried.filter(({ outcome }) => outcome.verdict === verdict).length}`,
  ).join(', ');

/** Returns the part of `docs/agents.md` that is made of the answers. */
export const requestsTable = (tried: readonly Tried[]): string =>
  [
    '',
    `Of ${tried.length}: ${countsOf(tried)}.`,
    '',
    table(
      ['Request', 'Account', 'Fields', 'Filled in', 'Outcome'],
      tried.map(({ request, answer, outcome }) => [
        request.request,
        request.account,
        request.isConnected ? 'of the connection' : 'without a connection',
        'ask' in answer
          ? ''
          : answer.steps
              .map(({ action, values }) => code(`${action} ${JSON.stringify(values)}`))
              .join('<br>'),
        `${outcome.verdict}${outcome.says ? `: ${outcome.says}` : ''}`,
      ]),
    ),
    '',
  ].join('\n');
