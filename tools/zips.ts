import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { cli } from './cli.ts';
import type { Edition } from './editions.ts';
import { knownOf } from './publishing/known.ts';
import { inStage } from './stage.ts';

/** The two files that Zapier wants of a version: what it runs, and what that was made of. */
export const ZIPS = ['build.zip', 'source.zip'] as const;

/** Where the zips of an edition are, where Zapier's command line looks for them. */
export const zipOf = ({ folder }: Edition, zip: (typeof ZIPS)[number]): string => join(folder, 'build', zip);

/**
 * Builds the zips of some editions from production dependencies only, with Zapier's own validation, and with no request to
 * Zapier.
 *
 * @throws {Error} for an edition that Zapier would not take
 */
export const buildZips = (editions: readonly Edition[]): Promise<void> =>
  inStage(async (stage) => {
    for (const edition of editions) {
      await bundle(join(edition.folder, 'index.ts'), join(stage, 'dist', 'index.js'));
      cpSync(join(edition.folder, '.zapierapprc'), join(stage, '.zapierapprc'));
      await cli(['build', '--skip-dep-install'], knownOf(edition), stage);
      mkdirSync(join(edition.folder, 'build'), { recursive: true });
      for (const zip of ZIPS) cpSync(join(stage, 'build', zip), zipOf(edition, zip));
    }
  });
