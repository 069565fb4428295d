import { parseArgs } from 'node:util';
import { checkZip } from './check-zip.ts';
import { EDITION_OPTION, editionNamed } from './editions.ts';
import { buildZips } from './zips.ts';

/** Builds the zips of an edition, and runs what is in them. */

const { values } = parseArgs({ options: { edition: EDITION_OPTION } });
const edition = editionNamed(values.edition);
await buildZips([edition]);
await checkZip(edition);
