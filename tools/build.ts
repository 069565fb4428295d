import { readCommandLine } from '../command-line/program.ts';
import { checkZip } from './check-zip.ts';
import { EDITION_OPTION, editionNamed } from './editions.ts';
import { buildZips } from './zips.ts';

/** Builds the zips of an edition, and runs what is in them. */

const { values } = readCommandLine({
  command: 'npm run build',
  summary: 'Builds build/build.zip and build/source.zip, and runs what is in them.',
  duration: 'about 15 seconds',
  options: { edition: EDITION_OPTION },
  example: '--edition aplaut',
});
const edition = editionNamed(values.edition);
await buildZips([edition]);
await checkZip(edition);
