import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zod from 'zod/mini';
import { readCommandLine } from '../command-line/program.ts';
import { EDITIONS, type Edition } from './editions.ts';

/** Uploads the zips of every edition that is registered, as they were built last, to the account of `ZAPIER_DEPLOY_KEY`. */

readCommandLine({
  command: 'npm run upload',
  summary: 'Uploads the zips of every registered edition to the Zapier account of ZAPIER_DEPLOY_KEY.',
  options: {},
});
const REGISTERED = zod.object({ id: zod.number() });

const isRegistered = ({ folder }: Edition): boolean =>
  zod.safeParse(REGISTERED, JSON.parse(readFileSync(join(folder, '.zapierapprc'), 'utf8'))).success;

if (!process.env.ZAPIER_DEPLOY_KEY) {
  console.log('Nothing is uploaded: there is no deploy key in ZAPIER_DEPLOY_KEY.');
} else {
  for (const edition of EDITIONS) {
    if (isRegistered(edition)) {
      execFileSync('zapier-platform', ['upload'], { cwd: edition.folder, stdio: 'inherit' });
    } else {
      console.log(`${edition.id} is not uploaded: its .zapierapprc names no integration.`);
    }
  }
}
