import { readFileSync, writeFileSync } from 'node:fs';
import { readCommandLine } from '../command-line/program.ts';
import { withSection } from '../tools/docs/markdown.ts';
import { EDITIONS } from '../tools/editions.ts';
import { CASES } from './cases.ts';
import { listsFor } from './lists.ts';
import { countsOf, requestsTable } from './report.ts';
import { tryAnswers } from './tried.ts';

const PAGE = 'docs/agents.md';

const { values } = readCommandLine({
  command: 'npm run agents',
  summary: `Runs what a language model filled in for requests in plain words (agents/answers.json) on the sandbox, and writes ${PAGE}.`,
  options: {
    lists: { type: 'boolean', default: false, help: 'prints what a model needs to answer the requests' },
  },
  example: '--lists',
});

const [edition] = EDITIONS;
if (values.lists && edition) {
  console.log(await listsFor(edition, CASES));
} else {
  const tried = await tryAnswers();
  for (const { request, outcome } of tried) {
    console.log(`${request.id}: ${outcome.verdict}${outcome.says ? `: ${outcome.says}` : ''}`);
  }
  console.log(`\n${countsOf(tried)}`);
  writeFileSync(PAGE, withSection(readFileSync(PAGE, 'utf8'), 'requests', requestsTable(tried)));
}
