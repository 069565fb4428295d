import { writeFileSync } from 'node:fs';
import { readCommandLine } from '../../command-line/program.ts';
import { DOCUMENTS } from './documents.ts';

readCommandLine({
  command: 'npm run docs',
  summary: `Writes what is made of the code: ${Object.keys(DOCUMENTS).join(', ')}.`,
  options: {},
});
for (const [file, text] of Object.entries(DOCUMENTS)) writeFileSync(file, text());
