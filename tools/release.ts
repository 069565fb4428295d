import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getVersionChangelog } from 'zapier-platform-cli/src/utils/changelog.js';
import { readCommandLine } from '../command-line/program.ts';
import packageJson from '../package.json' with { type: 'json' };
import { checkZip } from './check-zip.ts';
import { EDITIONS } from './editions.ts';
import { buildZips, ZIPS, zipOf } from './zips.ts';

/**
 * Builds every edition, runs what is in its zips, and puts what a release holds in `build/release/`: the zips, their checksums
 * as `sha256sum --check` reads them, and what is new. Nothing leaves this machine.
 */

readCommandLine({
  command: 'npm run release',
  summary: 'Builds every edition, and puts what a release holds into build/release/.',
  duration: 'about half a minute',
  options: {},
});
const FOLDER = join('build', 'release');
const { version } = packageJson;

await buildZips(EDITIONS);
for (const edition of EDITIONS) await checkZip(edition);

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
const sums = EDITIONS.flatMap((edition) =>
  ZIPS.map((zip) => {
    const name = `${edition.id}-${version}-${zip}`;
    copyFileSync(zipOf(edition, zip), join(FOLDER, name));
    return `${createHash('sha256')
      .update(readFileSync(join(FOLDER, name)))
      .digest('hex')}  ${name}\n`;
  }),
);
writeFileSync(join(FOLDER, 'SHA256SUMS'), sums.join(''));
const { changelog } = await getVersionChangelog(version);
if (changelog === '') throw new Error(`CHANGELOG.md says nothing about ${version}.`);
writeFileSync(join(FOLDER, 'NOTES.md'), `${changelog}\n`);
console.log(`${FOLDER} holds release ${version}: ${sums.length} zips, SHA256SUMS and NOTES.md.`);
