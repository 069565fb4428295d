import { readFileSync } from 'node:fs';
import { ANSWERS } from './answer.ts';
import { CASES } from './cases.ts';
import type { Tried } from './report.ts';
import { outcomeOf } from './run.ts';

/**
 * Runs every stored answer again.
 *
 * @throws {Error} for an answer to a request that there is not
 */
export async function tryAnswers(): Promise<Tried[]> {
  const answers = ANSWERS.parse(JSON.parse(readFileSync('agents/answers.json', 'utf8')));
  const tried: Tried[] = [];
  // One after the other: what points the app at a sandbox is the environment of the process.
  for (const answer of answers) {
    const request = CASES.find(({ id }) => id === answer.case);
    if (request === undefined) throw new Error(`There is no request "${answer.case}".`);
    tried.push({ request, answer, outcome: await outcomeOf(request, answer) });
  }
  return tried;
}
