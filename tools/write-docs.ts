import { writeFileSync } from 'node:fs';
import { DOCUMENTS } from './docs.ts';

for (const [file, text] of Object.entries(DOCUMENTS)) writeFileSync(file, text());
