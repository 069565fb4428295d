import type { Action } from './definition.ts';
import type { Dependencies, Summary } from './dependencies.ts';
import type { Run } from './zapier-app.ts';

/** What a test came to, in one line. */
export function summaryOf(
  action: Action,
  { result = [], error }: Run<Record<string, unknown>[]>,
  summarize: Dependencies['summarize'],
): Summary {
  const [first] = result;
  if (error !== undefined)
    return {
      // A step that is halted has not failed: there was nothing for it to do.
      tone: error.name === 'HaltedError' ? 'warn' : 'bad',
      text: error.message.split('\n')[0] ?? '',
    };
  if (first === undefined) return { tone: 'warn', text: `No ${nounOf(action)} was found.` };
  return summarize(action, first) ?? { tone: 'good', text: ownWords(action, result.length) };
}

function ownWords(action: Action, count: number): string {
  if (action.kind === 'creates') return 'The step was successful.';
  return count === 1 ? `1 ${nounOf(action)} was found.` : `${count} ${nounOf(action)}s were found.`;
}

const nounOf = ({ noun }: Action): string => noun.toLowerCase();
