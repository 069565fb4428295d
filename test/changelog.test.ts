import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getVersionChangelog } from 'zapier-platform-cli/src/utils/changelog.js';
import packageJson from '../package.json' with { type: 'json' };
import { SERVICES } from '../src/services/index.ts';
import { EDITIONS, type Edition } from '../tools/editions.ts';
import { namesOf } from '../tools/offers.ts';

/** What Zapier's command line calls the kinds of actions in a changelog. */
const actionsIn = ({ app: { triggers, searches, creates } }: Edition): string[] => [
  ...Object.values(triggers).flatMap(({ key, display }) => ('hidden' in display ? [] : [`read ${key}`])),
  ...Object.keys(searches).map((key) => `search ${key}`),
  ...Object.keys(creates).map((key) => `write ${key}`),
];

describe.each(EDITIONS)('the changelog of $id', (edition) => {
  const text = readFileSync(join(edition.folder, 'CHANGELOG.md'), 'utf8');
  const versions = [...text.matchAll(/^## (.+)$/gm)].map(([, version = '']) => version);
  const named = async (version: string) => {
    const { appMetadata = [] } = await getVersionChangelog(version, edition.folder);
    return appMetadata.map(({ action_type, action_key }) => `${action_type} ${action_key}`);
  };

  test('says first what is new in this version, as `promote` reads it', async () => {
    expect(versions[0]).toBe(packageJson.version);
    const { changelog } = await getVersionChangelog(packageJson.version, edition.folder);
    expect(changelog).toMatch(/^- /m);
    expect(await named(packageJson.version)).not.toEqual([]);
  });

  test('names each action that is shown, and no other', async () => {
    const all = (await Promise.all(versions.map(named))).flat();
    expect([...new Set(all)].sort()).toEqual(actionsIn(edition).sort());
  });

  test('names no other brand', () => {
    const own = namesOf(edition.services);
    expect(namesOf(SERVICES).filter((name) => !own.includes(name) && text.includes(name))).toEqual([]);
  });
});
