import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCommandLine } from '../command-line/program.ts';
import { bundle } from './bundle.ts';
import { cli } from './cli.ts';
import { EDITION_OPTION, editionNamed } from './editions.ts';
import { knownOf } from './publishing/known.ts';

/** Runs Zapier's validation of an edition, with its publishing checks. */

const { values } = readCommandLine({
  command: 'npm run validate',
  summary: "Runs Zapier's validation with its publishing checks, all on this machine.",
  options: { edition: EDITION_OPTION },
  example: '--edition aplaut',
});
const edition = editionNamed(values.edition);
const folder = mkdtempSync(join(tmpdir(), 'orders-for-zapier-'));
try {
  await bundle(join(edition.folder, 'index.ts'), join(folder, 'dist', 'index.js'));
  for (const part of ['package.json', 'node_modules']) symlinkSync(resolve(part), join(folder, part));
  await cli(['validate', '--skip-build'], knownOf(edition), folder);
} finally {
  rmSync(folder, { recursive: true });
}
